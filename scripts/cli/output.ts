/**
 * Where a command prints: results on stdout, everything else on stderr. What is printed may hold text of a document or
 * a target, so that all of it is made printable here.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { printable, printableInColour } from '../boundary/index.ts';
import type { Failure } from './exit-codes.ts';
import { withoutSecrets } from './hide-secrets.ts';

export function printLine(text: string): void {
  write(process.stdout, ended(printable(text)));
}

/** Prints text in which only docproof's own words are coloured; where colour is not wanted, none passes. */
export function printInColour(text: string): void {
  write(process.stdout, ended(wantsColour(process.stdout) ? printableInColour(text) : printable(text)));
}

export function printError(...lines: readonly string[]): void {
  for (const line of lines) write(process.stderr, ended(printable(withoutSecrets(line))));
}

/** Workflow commands of a CI system: `commands` has made everything in them safe that is not its own. */
export function printCommands(commands: string): void {
  write(process.stderr, commands);
}

type Block = { readonly stream: NodeJS.WriteStream; readonly text: string }[];

const blocks = new AsyncLocalStorage<Block>();

/** Keeps together what one of several parallel tasks prints, until it is over. */
export async function inOneBlock<Result>(work: () => Promise<Result>): Promise<Result> {
  const block: Block = [];
  try {
    return await blocks.run(block, work);
  } finally {
    for (const { stream, text } of block) stream.write(text);
  }
}

function write(stream: NodeJS.WriteStream, text: string): void {
  const block = blocks.getStore();
  if (block) block.push({ stream, text });
  else stream.write(text);
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Prints a foreseen failure and gives its exit code. */
export function printFailure(failure: Failure): number {
  printError(...failure.lines);
  return failure.exit;
}

/** NO_COLOR and FORCE_COLOR are respected; otherwise colour is for terminals. */
export function wantsColour(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '') return false;
  if (process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true;
}
