/** Requests to the mock, one line each, as they are answered. */
import picocolors from 'picocolors';
import { printable } from '../boundary/index.ts';
import type { JournalEntry } from '../mock/index.ts';
import { printInColour, wantsColour } from './output.ts';

type Colours = ReturnType<typeof picocolors.createColors>;

/** Prints each request on stdout, in colour on a terminal. */
export function requestPrinter(): (entry: JournalEntry) => void {
  const colours = picocolors.createColors(wantsColour(process.stdout));
  return (entry) => printInColour(requestLine(entry, colours));
}

/** `10:07:03 404 GET    /books/99  books/get-a-book/404: there is no book with the id in the path`. */
function requestLine({ at, method, target, status, response, why }: JournalEntry, colours: Colours): string {
  const time = new Date(at).toTimeString().slice(0, 8);
  const shown = colourOf(status, colours)(String(status));
  const reason = response === undefined ? `not documented: ${why}` : `${response}: ${why}`;
  return `${colours.dim(time)} ${shown} ${printable(`${method.padEnd(6)} ${target}`)}  ${colours.dim(printable(reason))}`;
}

function colourOf(status: number, { green, cyan, yellow, red }: Colours) {
  if (status < 300) return green;
  if (status < 400) return cyan;
  return status < 500 ? yellow : red;
}
