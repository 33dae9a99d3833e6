/** JSON text with the line of each key: read by Microsoft's tolerant parser, which is quick on large documents. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import { setOwn } from '../schema-values/schema-parts.ts';
import { LineTable, type Problem, type SpecFile } from './spec-file.ts';

export function readJsonFile(text: string, file: string): SpecFile {
  const problems: Problem[] = [];
  const table = new LineTable();
  const open: (unknown[] | Record<string, unknown>)[] = [];
  let root: unknown;
  let key = { name: '', line: 1 };
  const add = (value: unknown, line: number) => {
    const container = open.at(-1);
    if (container === undefined) root = value;
    else if (Array.isArray(container)) {
      table.note(container, container.length, line);
      container.push(value);
    } else {
      table.note(container, key.name, key.line);
      setOwn(container, key.name, value);
    }
  };
  const begin = (container: unknown[] | Record<string, unknown>, line: number) => {
    add(container, line);
    open.push(container);
  };
  const end = () => void open.pop();
  visit(
    text,
    {
      onObjectBegin: (_offset, _length, line) => begin({}, line + 1),
      onObjectProperty: (name, _offset, _length, line) => {
        key = { name, line: line + 1 };
      },
      onObjectEnd: end,
      onArrayBegin: (_offset, _length, line) => begin([], line + 1),
      onArrayEnd: end,
      onLiteralValue: (value, _offset, _length, line) => add(value, line + 1),
      onError: (error, _offset, _length, line) =>
        problems.push({ message: printParseErrorCode(error), line: line + 1 }),
    },
    { disallowComments: true },
  );
  return { file, value: root, lineOf: table.lineOf, problems };
}
