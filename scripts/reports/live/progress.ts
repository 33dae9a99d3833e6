import { SingleBar } from 'cli-progress';
import type { Reporter } from '../../conformance/index.ts';
import { printable, shorten } from '../model/text.ts';
import { verdictSigns } from '../model/verdicts.ts';
import { operationOf } from '../model/words.ts';
import { timeLeft } from './time-left.ts';

export interface ProgressOptions {
  /** Whether the stream is a terminal; elsewhere plain lines are written. */
  readonly tty: boolean;
  /** How many responses are going to be asked for. */
  readonly total: number;
  readonly now: () => number;
}

const mostPlainLines = 20;

/** How far a run is: the count, what is going on, failures so far and the time left. */
export function progressReporter(stream: NodeJS.WriteStream, options: ProgressOptions): Reporter {
  return options.tty ? barReporter(stream, options) : lineReporter(stream, options);
}

function barReporter(stream: NodeJS.WriteStream, { total, now }: ProgressOptions): Reporter {
  let done = 0;
  let failures = 0;
  let began = 0;
  const bar = new SingleBar({
    stream,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
    gracefulExit: false,
    barsize: 24,
    format: '{bar} {value}/{total}{failures}{left}  {current}',
  });
  const payload = (current: string) => ({
    current: shorten(printable(current), Math.max(10, (stream.columns || 80) - 60)),
    failures: failures === 0 ? '' : `  ${failures} ${failures === 1 ? 'deviates' : 'deviate'}`,
    left: timeLeft('  ', { done, total, elapsedMs: now() - began }),
  });
  return {
    name: 'progress',
    on(event) {
      switch (event.type) {
        case 'run-started':
          began = now();
          bar.start(total, 0, payload(''));
          return;
        case 'response-started':
          bar.update(done, payload(withoutApi(event.id)));
          return;
        case 'assertion-failed':
          return;
        case 'response-finished':
          done += 1;
          if (event.result.verdict === 'deviates') failures += 1;
          bar.update(done, payload(withoutApi(event.result.id)));
          return;
        case 'run-finished':
          bar.stop();
          return;
      }
    },
  };
}

/** `get-a-sending-ip/404`: a run is about one API. */
function withoutApi(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

/** At most some twenty lines for a run of any length, and one for each deviation as it is found. */
function lineReporter(stream: NodeJS.WriteStream, { total, now }: ProgressOptions): Reporter {
  const step = Math.ceil(total / mostPlainLines);
  let done = 0;
  let failures = 0;
  let began = 0;
  return {
    name: 'progress',
    on(event) {
      if (event.type === 'run-started') began = now();
      if (event.type !== 'response-finished') return;
      const { result } = event;
      done += 1;
      if (result.verdict === 'deviates') failures += 1;
      if (result.verdict !== 'deviates' && done % step !== 0 && done !== total) return;
      const left = timeLeft(', ', { done, total, elapsedMs: now() - began });
      const so = failures === 0 ? '' : `, ${failures} ${failures === 1 ? 'deviates' : 'deviate'}`;
      const what = `${verdictSigns[result.verdict]} ${operationOf(result)} ${result.title}`;
      stream.write(`${done}/${total}${so}${left}  ${printable(what)}\n`);
    },
  };
}
