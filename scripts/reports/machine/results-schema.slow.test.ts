import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import ts from 'typescript';
import { expect, it } from 'vitest';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/results.schema.json', import.meta.url), 'utf8'),
);

it('publishes a schema that says the same as the type', async () => {
  const published = await compile({ ...schema, title: 'Published' }, 'Published', {
    additionalProperties: false,
    bannerComment: '',
  });
  expect(
    typeErrors(`${published}
    import type { FindingCode } from '../documentation/index.ts';
    import type { Results } from '../reports/machine/results.ts';
    /** As JSON.stringify leaves it: what may be undefined may be absent. Codes of findings grow, so any will do. */
    type Written<T> = T extends readonly (infer Item)[] ? Written<Item>[]
      : T extends object ? Flat<{ -readonly [K in keyof T as undefined extends T[K] ? never : K]: Written<T[K]> } &
          { -readonly [K in keyof T as undefined extends T[K] ? K : never]?: Written<Exclude<T[K], undefined>> }>
      : T extends FindingCode ? string : T;
    type Flat<T> = { [K in keyof T]: T[K] };
    type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    export const same: Same<Written<Results>, Written<Published>> = true;
    export const there: Written<Results> = {} as Written<Published>;
    export const back: Written<Published> = {} as Written<Results>;
  `),
  ).toEqual([]);
});

/** What the compiler says about `code`, taken for a file beside the record's. */
function typeErrors(code: string): string[] {
  const file = fileURLToPath(new URL('../../conformance/published.ts', import.meta.url));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === file ? code : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, target) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
