import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { entry, run } from './cli/docproof.ts';

const page = readFileSync('docs/commands.md', 'utf8');

describe.concurrent('docs/commands.md', () => {
  test('names every command', async () => {
    const { stdout } = await run(process.execPath, [entry, '--help']);
    const commands = [...stdout.matchAll(/^ {2}(\w+) .*/gm)]
      .map((match) => match[1])
      .filter((name) => name !== 'help');
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands.filter((name) => name !== 'docproof'))
      expect(page).toContain(`## ${command}`);
  });

  test.for(['init', 'run', 'undo', 'list', 'build', 'check', 'score', 'learn', 'convert', 'mock'])(
    'names every option of %s, and no other',
    async (command) => {
      const { stdout } = await run(process.execPath, [entry, command, '--help']);
      const options = optionsIn(stdout.split('Global Options')[0] ?? '').filter((name) => name !== '--help');
      const section = page.split(/^## /m).find((part) => part.startsWith(command)) ?? '';
      expect(options.length).toBeGreaterThanOrEqual(command === 'run' ? 10 : 1);
      expect(options.filter((option) => !section.includes(option))).toEqual([]);
      expect(optionsIn(section).filter((option) => !options.includes(option))).toEqual([]);
    },
  );
});

function optionsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/(?<=^|[\s`,|])--[a-z][a-z-]+/gm)].map((match) => match[0]))];
}
