/** `docproof convert`: a document in another format. */
import { problemText, writeWhole } from '../../boundary/index.ts';
import { jsonText } from '../../documentation/index.ts';
import { findDocument } from '../documents.ts';
import { exitCodes, failure } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';
import { printError, printFailure, printLine } from '../output.ts';

export interface ConvertOptions {
  readonly to: string;
  readonly output?: string;
  readonly json?: boolean;
}

export async function convert(name: string, options: ConvertOptions): Promise<number> {
  if (options.to !== 'openapi') {
    return printFailure(
      failure(exitCodes.usage, `error: --to ${options.to} is not a format: use --to openapi`),
    );
  }
  const document = await findDocument(name);
  if (!document.ok) return printFailure(document);
  const loaded = await loadPlan(document);
  if (!loaded.ok) return printFailure(loaded);
  const { openApiOf } = await import('../../convert/index.ts');
  const { document: converted, losses } = openApiOf(loaded.plan.api);
  for (const { what, source } of losses)
    printError(`warning: ${what}`, `  --> ${source.file}:${source.line}`);
  const text = options.json ? `${jsonText(converted, 2)}\n` : await yamlOf(converted);
  if (options.output === undefined) {
    printLine(text.trimEnd());
    return exitCodes.ok;
  }
  try {
    writeWhole(options.output, text);
  } catch (error) {
    const why = problemText(error);
    return printFailure(failure(exitCodes.notRun, `error: cannot write ${options.output}: ${why}`));
  }
  printLine(`${options.output}: OpenAPI 3.1`);
  return exitCodes.ok;
}

async function yamlOf(document: unknown): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}
