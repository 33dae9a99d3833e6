/** `docproof init`: sets docproof up in a repository. What is there already stays as it is. */
import { existsSync, readFileSync } from 'node:fs';
import { problemText, writeWhole } from '../../boundary/index.ts';
import { configurationFile } from '../configuration/read-configuration.ts';
import { documentsNearby } from '../documents-nearby.ts';
import { exitCodes, failure } from '../exit-codes.ts';
import { type CiSystem, ciFile } from '../init/ci-file.ts';
import { configurationText } from '../init/configuration-text.ts';
import { withIgnored } from '../init/ignored-files.ts';
import { printFailure, printLine } from '../output.ts';

export interface InitOptions {
  /** By default that of the repository. */
  readonly ci?: CiSystem | 'none';
}

export async function init(options: InitOptions): Promise<number> {
  const hasConfiguration = existsSync(configurationFile);
  const documents = hasConfiguration ? [] : await documentsNearby();
  if (!hasConfiguration && documents.length === 0) {
    return printFailure(
      failure(
        exitCodes.usage,
        'error: found no API Blueprint or OpenAPI document in this folder or below it; nothing was written',
        '  try: docproof init in the folder of your repository',
      ),
    );
  }
  const ci = options.ci ?? (isGitLab() ? 'gitlab' : 'github');
  const files = [
    { file: configurationFile, text: configurationText(documents) },
    ...(ci === 'none' ? [] : [ciFile(ci)]),
  ];
  try {
    for (const { file, text } of files) {
      if (existsSync(file)) printLine(`kept     ${file}`);
      else {
        writeWhole(file, text);
        printLine(`written  ${file}`);
      }
    }
    ignoreReports();
  } catch (error) {
    return printFailure(failure(exitCodes.notRun, `error: ${problemText(error)}`));
  }
  for (const document of documents) printLine(`found    ${document}`);
  printLine('\nnext: docproof run tests the documents on their own mock; then set baseUrl to test your API');
  return exitCodes.ok;
}

function ignoreReports(): void {
  const file = '.gitignore';
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const after = withIgnored(before ?? '', ['/reports/', '.env']);
  if (after !== before) writeWhole(file, after);
  printLine(`${before === undefined ? 'written ' : after === before ? 'kept    ' : 'extended'} ${file}`);
}

/** A pipeline of GitLab is there, or the repository was cloned from a GitLab server. */
function isGitLab(): boolean {
  if (existsSync('.gitlab-ci.yml')) return true;
  if (existsSync('.github')) return false;
  try {
    return /^\s*url\s*=.*\bgitlab\b/m.test(readFileSync('.git/config', 'utf8'));
  } catch {
    return false;
  }
}
