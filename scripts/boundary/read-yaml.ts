import type { Document, LineCounter } from 'yaml';

type Yaml = typeof import('yaml');

/** Files of settings have no use for more references to anchors, or for deeper structures. */
const mostAliases = 100;
const deepest = 100;
/** Columns that a line may be indented by. */
const widest = 500;
/** Characters. */
const longest = 5_000_000;

export interface YamlProblem {
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

export type ReadYaml =
  | {
      readonly ok: true;
      readonly document: Document.Parsed;
      readonly lines: LineCounter;
      readonly content: unknown;
    }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** Reads YAML that is what it looks like: neither endless, nor blown up by references, nor deep without need. */
export function readYaml({ LineCounter, parseDocument, visit }: Yaml, text: string): ReadYaml {
  const unfit = tooMuch(text);
  if (unfit) return { ok: false, problems: [unfit] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line;
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      line: lineAt(pos[0]),
      what: firstLine(message),
    }));
    return { ok: false, problems };
  }
  try {
    const content: unknown = document.toJS({ maxAliasCount: mostAliases });
    JSON.stringify(content);
    return { ok: true, document, lines, content };
  } catch {
    let alias: number | undefined;
    visit(document, {
      Alias(_key, { range }) {
        alias = range?.[0];
        return visit.BREAK;
      },
    });
    const what =
      'references to anchors (`*name`) are circular or expand to too much; write out what they refer to';
    return { ok: false, problems: [{ line: lineAt(alias), what }] };
  }
}

/** The parser itself is no match for some texts: it needs all memory for them. */
function tooMuch(text: string): YamlProblem | undefined {
  if (text.length > longest) return { line: 1, what: `the file is longer than ${longest} characters` };
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const indicators = [...line.matchAll(/(?:[-?:](?:\s+|$))+/g)].map(
      ([run]) => run.replace(/\s/g, '').length,
    );
    for (const [bracket] of line.matchAll(/[[\]{}]/g))
      open = Math.max(0, open + ('[{'.includes(bracket) ? 1 : -1));
    if (Math.max(0, ...indicators) > deepest || open > deepest || line.search(/\S|$/) > widest)
      return { line: index + 1, what: `more than ${deepest} levels of nesting here` };
  }
  return undefined;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
