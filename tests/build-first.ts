import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const built = 'dist/docproof.js';

/** Builds the product where it is missing or older than its source, so that no test proves yesterday's. */
export default function buildFirst(): void {
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(newest('scripts'), newest('tools'))) return;
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
}

function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs);
  return Math.max(...times);
}
