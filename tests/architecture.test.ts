import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
    readonly totalCruised: number;
    readonly totalDependenciesCruised: number;
  };
}

const stages = [
  'analysis',
  'boundary',
  'cli',
  'collections',
  'conformance',
  'convert',
  'documentation',
  'findings',
  'mock',
  'redaction',
  'reports',
  'scenarios',
  'schemas',
  'score',
  'vocabulary',
];

describe('the arrows between the stages', () => {
  let cruise: Cruise;

  beforeAll(async () => {
    cruise = await cruised(['scripts', 'fixtures', 'tests']);
  }, 60_000);

  test('are kept', () => {
    const broken = cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(broken).toEqual([]);
  });

  test('were looked at in every file', () => {
    const seen = new Set(cruise.modules.map(({ source }) => source));
    expect(sourceFiles('scripts').filter((file) => !seen.has(file))).toEqual([]);
    expect(cruise.summary.totalCruised).toBeGreaterThan(100);
    expect(cruise.summary.totalDependenciesCruised).toBeGreaterThan(300);
  });

  test('lead to Newman from one file', () => {
    const product = sourceFiles('scripts').filter((file) => !/\.test\.tsx?$/.test(file));
    const naming = product.filter((file) =>
      /(?:\)|require|import)\(['"]newman['"]\)|from ['"]newman['"]/.test(readFileSync(file, 'utf8')),
    );
    expect(naming).toEqual(['scripts/conformance/engines/newman/newman.ts']);
  });

  test('have a door at every stage, and no folder beside the stages', () => {
    const folders = readdirSync('scripts', { withFileTypes: true });
    expect(
      folders
        .filter((each) => each.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(stages);
    // The door of the package.
    expect(folders.filter((each) => !each.isDirectory()).map(({ name }) => name)).toEqual(['index.ts']);
    const doors = stages.filter((stage) => stage !== 'cli').map((stage) => `scripts/${stage}/index.ts`);
    expect(doors.filter((door) => !sourceFiles('scripts').includes(door))).toEqual([]);
  });
});

async function cruised(folders: readonly string[]): Promise<Cruise> {
  const cli = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const args = [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 28 }).catch(
    // It exits with the number of violations, and has still reported them.
    (failure: { stdout: string }) => failure,
  );
  return JSON.parse(stdout) as Cruise;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'));
}
