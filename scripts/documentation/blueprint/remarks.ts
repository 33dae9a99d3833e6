/**
 * What a document says of its responses elsewhere: rows of a table of errors, items of a list of statuses, names of
 * their requests, sentences such as `Answers 409 if the name is taken`.
 */
import { clausesIn, mayHoldCode, remarkIn } from '../../vocabulary/index.ts';
import { isNumber } from '../exact-json.ts';
import type { ApiDescription, DocumentedResponse, Json, Operation, Remark } from '../model.ts';
import type { SourceDocument } from './source-document.ts';

/** A line that says something of a status or of a code, which it begins with. */
interface KeyedLine {
  readonly keys: readonly string[];
  readonly text: string;
  readonly line: number;
}

const heading = /^ {0,3}#{1,6}[^#]/;
const fence = /^\s*(?:```|~~~)/;
const section =
  /^\s*[+*-]\s+(?:Request|Response|Body|Headers?|Attributes?|Parameters?|Schema|Model|Members|Default|Sample)\b/i;
const item = /^\s*(?:[+*-]|\d+\.)\s+(.*)$/;

/** The same description, with what is said elsewhere of those of its responses that say nothing themselves. */
export function withRemarks(
  description: Omit<ApiDescription, 'findings'>,
  document: SourceDocument,
): Omit<ApiDescription, 'findings'> {
  const said = keyedLines(document.lines);
  const byCode = groupedByKey(said);
  const remark = ({ text, line }: KeyedLine): Remark => ({ text, source: document.at(line) });
  const groups = description.groups.map((group) => ({
    ...group,
    resources: group.resources.map((resource) => ({
      ...resource,
      operations: resource.operations.map((operation) => {
        const [start, end] = proseOf(operation, document.lines);
        const own = said.filter(({ line }) => line > start && line < end);
        return {
          ...operation,
          responses: operation.responses.map((response) => ({
            ...response,
            remarks: [
              ...ofOwnRequests(response, operation),
              ...[...ofCodes(response, byCode), ...ofStatus(response, operation, own)].map(remark),
            ],
          })),
        };
      }),
    })),
  }));
  return { ...description, groups };
}

/** From the heading of an operation to the next one. */
function proseOf({ source }: Operation, lines: readonly string[]): readonly [number, number] {
  const next = lines.findIndex((line, index) => index >= source.line && heading.test(line));
  return [source.line, next === -1 ? lines.length + 1 : next + 1];
}

/** `+ Request With a name that is taken already`: the name of a request that is shown for this response alone. */
function ofOwnRequests(response: DocumentedResponse, { requests, responses }: Operation): readonly Remark[] {
  if (response.status < 400) return [];
  return response.requests.flatMap((index) => {
    const request = requests[index];
    const isShared = responses.some((other) => other !== response && other.requests.includes(index));
    return request && request.name !== '' && !isShared
      ? [{ text: request.name, source: request.source }]
      : [];
  });
}

function groupedByKey(said: readonly KeyedLine[]): ReadonlyMap<string, readonly KeyedLine[]> {
  const grouped = new Map<string, KeyedLine[]>();
  for (const each of said) {
    for (const name of each.keys) grouped.set(name, [...(grouped.get(name) ?? []), each]);
  }
  return grouped;
}

/** What is said of the codes in a body. */
function ofCodes(
  { body, status }: DocumentedResponse,
  byCode: ReadonlyMap<string, readonly KeyedLine[]>,
): readonly KeyedLine[] {
  if (status < 400 || body?.json === undefined) return [];
  return codesIn(body.json, '')
    .filter((code) => code !== String(status))
    .flatMap((code) => byCode.get(code)?.slice(0, 1) ?? []);
}

function codesIn(value: Json, name: string): readonly string[] {
  if (typeof value === 'string')
    return /^[A-Za-z][\w.-]+$/.test(value) || /^\d{3,6}$/.test(value) ? [value] : [];
  if (isNumber(value)) return mayHoldCode(name) ? [String(value)] : [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((each) => codesIn(each, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, child]) => codesIn(child as Json, inner));
}

/** What the operation's own text says of a status; where several responses have it, one remark belongs to each. */
function ofStatus(
  response: DocumentedResponse,
  operation: Operation,
  own: readonly KeyedLine[],
): readonly KeyedLine[] {
  if (response.status < 400) return [];
  const said = own.filter(({ keys }) => keys.includes(String(response.status)));
  const same = operation.responses.filter(({ status }) => status === response.status);
  if (same.length === 1) return said;
  return same.length === said.length ? said.slice(same.indexOf(response)).slice(0, 1) : [];
}

function keyedLines(lines: readonly string[]): readonly KeyedLine[] {
  const said: KeyedLine[] = [];
  let fenced = false;
  lines.forEach((written, index) => {
    if (fence.test(written)) fenced = !fenced;
    if (fenced || /^ {8}/.test(written) || heading.test(written) || section.test(written)) return;
    said.push(...readLine(written.trim()).map((each) => ({ ...each, line: index + 1 })));
  });
  return said;
}

function readLine(line: string): readonly Omit<KeyedLine, 'line'>[] {
  if (line.includes('|')) return rowOf(line);
  const remark = remarkIn(item.exec(line)?.[1] ?? line);
  const said = remark && (item.test(line) || /^\d/.test(remark.key)) ? [remark] : clausesIn(line);
  return said.map(({ key, text }) => ({ keys: [key], text }));
}

/** A row of a table: its cells that are one word or a status are keys, the longest other one is the text. */
function rowOf(line: string): readonly Omit<KeyedLine, 'line'>[] {
  const cells = line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim().replace(/^[*_`"]+|[*_`"]+$/g, ''));
  const keys = cells
    .slice(0, 3)
    .flatMap(
      (cell) =>
        /^(\d{3})(?: [A-Z][A-Za-z ]*)?$/.exec(cell)?.[1] ??
        (/^(?:[A-Za-z][\w.-]{2,}|\d{3,6})$/.test(cell) ? cell : []),
    );
  const text = cells
    .filter((cell) => / /.test(cell) && !/^\d{3} /.test(cell))
    .sort((a, b) => b.length - a.length)[0];
  return keys.length > 0 && text !== undefined ? [{ keys, text }] : [];
}
