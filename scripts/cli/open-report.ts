/** `--open`: shows a report in the browser. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { printError } from './output.ts';

export function openReport(file: string): Promise<void> {
  const [command, ...args] = opener(process.platform);
  return new Promise((opened) => {
    const child = spawn(command, [...args, resolve(file)], { stdio: 'ignore', detached: true });
    child.once('error', (error) => {
      printError(`warning: ${file} could not be opened: ${error.message}`);
      opened();
    });
    child.once('spawn', () => {
      child.unref();
      opened();
    });
  });
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return ['xdg-open'];
}
