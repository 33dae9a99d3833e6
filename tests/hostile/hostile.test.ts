/** Whatever a target does, a run of docproof ends soon, with a known exit code and a line that says why. */
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docproof, run, withFolder } from '../cli/docproof.ts';
import { warmPool } from '../cli/warm.ts';
import { sample } from '../conformance/sample.ts';
import { behaviours } from './target/behaviours.ts';
import { startHostile } from './target/play.ts';
import type { Behaviour } from './target/steps.ts';

/** Megabytes of memory for what JavaScript makes; the floods come on top, and are bounded below. */
const confined = warmPool(['--max-old-space-size=400']);
const document = resolve('tests/hostile/notes.apib');

/** It takes three times as long as the direct engine: it meets what it cannot bear by itself, and a part of the rest. */
const forNewman = behaviours.filter(({ overwhelmsNewman }, at) => overwhelmsNewman === true || at % 4 === 0);
const forTheDirectEngine = behaviours.filter((each) => !forNewman.includes(each));

describe.concurrent.each([
  { engine: 'newman', those: sample(forNewman, behaviours) },
  { engine: 'direct', those: sample(forTheDirectEngine, behaviours) },
])('docproof by $engine survives', ({ engine, those }) => {
  test.each(those)('$name', async (behaviour) => {
    const ended = await against(behaviour, (baseUrl, reports) =>
      confined([
        ...['run', document, '--base-url', baseUrl, '--reports', reports],
        ...['--timeout', behaviour.endsByDeadline ? '0.5' : '10', '--max-body', '2', '--no-htmlextra'],
        ...['--engine', engine],
      ]),
    );
    const output = ended.stdout + ended.stderr;
    expect(behaviour.exits, output).toContain(ended.code);
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    if (behaviour.says) expect(output).toMatch(behaviour.says);
    // Kilobytes; it would be more than any of the floods above sends.
    expect(ended.maxRss).toBeLessThan(1_000_000);
  });
});

/** What it does not survive by itself, docproof bounds; of the rest it must not find that all is well either. */
describe.concurrent('stock Newman', { skip: process.env.DOCPROOF_TESTS !== 'all' }, () => {
  const those = behaviours.filter(({ overwhelmsNewman }) => overwhelmsNewman !== true);
  test.each(those)('finds fault with $name', async (behaviour) => {
    const ended = await against(behaviour, async (baseUrl, folder) => {
      await docproof(['build', document], { cwd: folder });
      return run(process.execPath, [
        resolve('node_modules/newman/bin/newman.js'),
        ...['run', join(folder, 'collections', 'notes.postman_collection.json')],
        ...['--env-var', `baseUrl=${baseUrl}`, '--timeout-request', '500', '--timeout', '60000'],
      ]);
    });
    expect(ended.code, ended.stdout).not.toBe(0);
  });
});

function against<Result>(
  behaviour: Behaviour,
  act: (baseUrl: string, folder: string) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const target = await startHostile(behaviour);
    try {
      return await act(target.baseUrl, folder);
    } finally {
      await target.close();
    }
  });
}
