/**
 * Results on disk, a line for each. What was sent and answered is most of a result: in memory is only where it stands, and it is
 * read again where somebody asks for it.
 */
import { mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemText } from '../../boundary/index.ts';
import type { ResponseResult } from '../../conformance/index.ts';

/** Writes a result down and gives the same one with its exchanges on disk; as it is where it cannot be written. */
export type KeepResult = (result: ResponseResult) => ResponseResult;

const fileName = 'results.jsonl';
const newline = 0x0a;

/** `onTrouble` is called once where results cannot be written. */
export function storeResults(runFolder: string, onTrouble: (line: string) => void): KeepResult {
  let store: { readonly handle: number; readonly read: ReadLine; end: number } | undefined;
  const untilTrouble = (act: () => void) => {
    try {
      act();
    } catch (problem) {
      store = undefined;
      onTrouble(`${fileName} could not be written: ${problemText(problem)}`);
    }
  };
  untilTrouble(() => {
    mkdirSync(runFolder, { recursive: true });
    const handle = openSync(join(runFolder, fileName), 'w+');
    store = { handle, read: readerOf(handle), end: 0 };
  });
  return (result) => {
    let kept = result;
    untilTrouble(() => {
      if (store === undefined) return;
      const line = Buffer.from(`${JSON.stringify(result)}\n`);
      writeFileSync(store.handle, line);
      kept = onDisk(result, store.read, { start: store.end, length: line.length });
      store.end += line.length;
    });
    return kept;
  };
}

/** What a run that did not come to its end has stored; what is cut off at the end is left out. */
export function storedResults(runFolder: string): readonly ResponseResult[] {
  let handle: number;
  try {
    handle = openSync(join(runFolder, fileName), 'r');
  } catch {
    return [];
  }
  const read = readerOf(handle);
  return [...stretchesIn(handle)].flatMap((stretch) => {
    try {
      return onDisk(read(stretch), read, stretch);
    } catch {
      return [];
    }
  });
}

/** What was stored can be read until the process ends. */
export function removeStoredResults(runFolder: string): void {
  rmSync(join(runFolder, fileName), { force: true });
}

/** Of a file, in bytes. */
interface Stretch {
  readonly start: number;
  readonly length: number;
}

type ReadLine = (stretch: Stretch) => ResponseResult;

/** Reads lines; the same one several times in turn only once. */
function readerOf(handle: number): ReadLine {
  let latest: { readonly start: number; readonly result: ResponseResult } | undefined;
  return ({ start, length }) => {
    if (latest?.start === start) return latest.result;
    const line = Buffer.alloc(length);
    for (let read = 0; read < length; ) {
      const more = readSync(handle, line, read, length - read, start + read);
      if (more === 0) throw new Error(`${fileName} is shorter than it was`);
      read += more;
    }
    const result = JSON.parse(line.toString()) as ResponseResult;
    latest = { start, result };
    return result;
  };
}

function onDisk({ exchanges, ...rest }: ResponseResult, read: ReadLine, stretch: Stretch): ResponseResult {
  if (exchanges.length === 0) return { ...rest, exchanges };
  return {
    ...rest,
    get exchanges() {
      return read(stretch).exchanges;
    },
  };
}

/** The lines that are whole. */
function* stretchesIn(handle: number): Generator<Stretch> {
  const chunk = Buffer.alloc(64 * 1024);
  let [start, at] = [0, 0];
  for (let read = readSync(handle, chunk, 0, chunk.length, at); read > 0; ) {
    const bytes = chunk.subarray(0, read);
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, end + 1)) {
      const length = at + end + 1 - start;
      yield { start, length };
      start += length;
    }
    at += read;
    read = readSync(handle, chunk, 0, chunk.length, at);
  }
}
