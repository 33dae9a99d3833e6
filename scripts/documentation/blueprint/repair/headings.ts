import { type Heading, readHeading } from './heading.ts';
import { hideBrackets } from './hidden-characters.ts';
import { isMessage } from './message-line.ts';
import { isVerbatim, type OutlinedLine, outline } from './outline.ts';
import type { Change, Repaired } from './repaired-lines.ts';

/** Stands for a method that the parser does not know; the method itself is read from the heading as written. */
const standInMethod = 'LINK';

const parsedMethods =
  /^(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|CONNECT|LINK|UNLINK|COPY|MOVE|LOCK|UNLOCK|MKCOL|PROPPATCH)$/;
/** The headings that the parser takes, with what it takes from them. */
const taken = [
  /^#+\s*(?<name>[^()[\]]*[^()[\]\s])\s+\[(?<uri>\/.*)\]$/,
  /^#+\s*(?<name>[^()[\]/][^()[\]]*?)\s*\[(?<method>[A-Z]+)\s+(?<uri>\/.*)\]$/,
  /^#+\s*(?<name>.*\S)\s*\[(?<method>[A-Z]+)\]$/,
  /^#+\s*(?<method>[A-Z]+)$/,
  /^#+\s*(?<method>[A-Z]+)\s+(?<uri>\/.*)$/,
  /^#+\s*(?<uri>\/\S*)$/,
];

/**
 * Writes headings that are meant to be resources and actions in the way the parser takes them. It does not take
 * brackets in names, methods in lower case or of other kinds, URIs that do not begin with a slash, and actions that
 * are under no resource; all that is below such a heading would be lost.
 */
export function repairHeadings(lines: readonly string[]): Repaired {
  const outlined = outline(lines);
  const changes: Change[] = [];
  let underResource = false;
  const repaired = outlined.map(({ text, kind }, index) => {
    if (isSetextHeading(outlined, index)) underResource ||= readHeading(`# ${text}`)?.uri !== undefined;
    if (kind !== 'heading') return text;
    if (isGroup(text)) underResource = false;
    const heading = readHeading(text);
    if (!heading) return text;

    const homeless = heading.uri === undefined && !underResource;
    const asIs = isTaken(text, heading);
    if ((homeless || !asIs) && !leadsToMore(outlined, index, heading)) return text;
    underResource ||= heading.uri !== undefined;
    if (asIs && !homeless) return text;

    const read = writeHeading(homeless ? { ...heading, uri: '/' } : heading);
    const detail = { written: text.trim() };
    changes.push({ code: homeless ? 'repaired-missing-uri' : 'repaired-heading', line: index + 1, detail });
    return read;
  });
  return { lines: repaired, changes };
}

/** True if the parser reads the heading as it is meant. */
function isTaken(text: string, { name, method, uri }: Heading): boolean {
  if (method !== undefined && !parsedMethods.test(method)) return false;
  const line = text.trim().replace(/\s*#+$/, '');
  const read = taken.map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined);
  return read !== undefined && (read.name ?? '') === name && read.method === method && read.uri === uri;
}

function writeHeading({ marks, name, method, uri }: Heading): string {
  const parsed = method === undefined || parsedMethods.test(method) ? method : standInMethod;
  const target = [parsed, uri].filter((part) => part !== undefined).join(' ');
  return name === '' ? `${marks} ${target}` : `${marks} ${hideBrackets(name)} [${target}]`;
}

function isGroup(text: string): boolean {
  return /^ {0,3}#{1,6}\s*Group\s/i.test(text) && !text.includes('[/');
}

function isSetextHeading(outlined: readonly OutlinedLine[], index: number): boolean {
  return outlined[index]!.kind === 'text' && /^ {0,3}(?:=+|-{2,})\s*$/.test(outlined[index + 1]?.text ?? '');
}

/** What makes a heading more than prose: a message below an action, an action below a resource. */
function leadsToMore(outlined: readonly OutlinedLine[], index: number, heading: Heading): boolean {
  for (let at = index + 1; at < outlined.length; at += 1) {
    const { text, kind } = outlined[at]!;
    if (kind === 'heading') {
      if (isGroup(text)) return false;
      const next = readHeading(text);
      if (next) return heading.method === undefined && isActionOf(next, heading, outlined[index]!.text);
    }
    if (!isVerbatim(kind) && isMessage(text)) return true;
  }
  return false;
}

/** Without brackets, a path in a heading makes it a resource only if actions without a path of their own are below it. */
function isActionOf(action: Heading, resource: Heading, written: string): boolean {
  if (action.method === undefined) return false;
  return written.includes('[') || (action.uri === undefined && action.marks.length > resource.marks.length);
}
