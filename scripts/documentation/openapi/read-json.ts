/** JSON text with the line of each key: read by Microsoft's tolerant parser, which is quick on large documents. */
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { LineTable, type SpecFile } from './spec-file.ts';

export function readJsonFile(text: string, file: string): SpecFile {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const lineAt = lineCounter(text);
  const table = new LineTable();
  return {
    file,
    value: tree && plainValue(tree, table, lineAt),
    lineOf: table.lineOf,
    problems: errors.map(({ error, offset }) => ({
      message: printParseErrorCode(error),
      line: lineAt(offset),
    })),
  };
}

function plainValue(node: Node, table: LineTable, lineAt: (offset: number) => number): unknown {
  if (node.type === 'array') {
    const items: unknown[] = [];
    for (const [index, child] of (node.children ?? []).entries()) {
      items.push(plainValue(child, table, lineAt));
      table.note(items, index, lineAt(child.offset));
    }
    return items;
  }
  if (node.type !== 'object') return getNodeValue(node);
  const object: Record<string, unknown> = Object.create(null);
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (!key || !value) continue;
    object[String(key.value)] = plainValue(value, table, lineAt);
    table.note(object, String(key.value), lineAt(key.offset));
  }
  return object;
}

/** Offsets → lines, by the offsets at which lines begin. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
