/** `docproof.config.yaml`: the APIs of a repository, and how docproof runs against them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import schema from '../../../docs/config.schema.json' with { type: 'json' };
import { problemText, readCheckedYaml } from '../../boundary/index.ts';
import type { WritePolicy } from '../../conformance/index.ts';
import type { ConnectionOptions } from '../connection.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';

export const configurationFile = 'docproof.config.yaml';

export interface Configuration {
  readonly ok: true;
  /** undefined without a configuration file. */
  readonly file: string | undefined;
  readonly apis: readonly ConfiguredApi[];
}

export interface ConfiguredApi extends SettingsAt {
  readonly name: string;
  /** From the working folder, as all paths here. */
  readonly document: string;
  readonly overrides: string | undefined;
  readonly environments: Readonly<Record<string, SettingsAt>>;
  /** `docproof.config.yaml:4`: where a field of it stands. */
  at(...path: readonly string[]): string;
}

/** Settings of a run, which environments may have of their own; `${VAR}` is not replaced yet. */
export interface SettingsAt extends ConnectionOptions {
  readonly baseUrl?: string;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly writes?: WritePolicy;
  readonly baseline?: string;
  readonly timeout?: number;
  readonly maxBody?: number;
  readonly skip?: readonly string[];
}

/** As docs/config.schema.json describes it. */
interface Written {
  readonly apis: Readonly<Record<string, WrittenApi>>;
}

type WrittenApi = SettingsAt & {
  readonly document: string;
  readonly overrides?: string;
  readonly environments?: Readonly<Record<string, SettingsAt>>;
};

/** Settings that are paths from the folder of the configuration. */
const pathSettings = ['baseline', 'ca', 'cert', 'key'] as const;

/** Reads the file that was named, or the one in the working folder where there is one. */
export async function readConfiguration(named: string | undefined): Promise<Configuration | Failure> {
  const file = named ?? configurationFile;
  if (named === undefined && !existsSync(file)) return { ok: true, file: undefined, apis: [] };
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return failure(
      exitCodes.usage,
      `error: cannot read the configuration ${file}: ${problemText(error)}`,
      '  try: docproof init, which writes one',
    );
  }
  const read = await readCheckedYaml(text, schema);
  if (!read.ok) {
    const lines = read.problems.flatMap(({ line, what, next }) => [
      `error: ${what}`,
      `  --> ${file}:${line}`,
      `  try: ${next ?? 'see docs/configuration.md'}`,
    ]);
    return failure(exitCodes.usage, ...lines);
  }
  const here = (path: string) => relative('.', resolve(dirname(file), path)).replaceAll('\\', '/') || '.';
  const settled = <At extends SettingsAt>(settings: At) => ({
    ...settings,
    ...Object.fromEntries(
      pathSettings.flatMap((name) => (settings[name] === undefined ? [] : [[name, here(settings[name])]])),
    ),
  });
  const { apis = {} } = (read.content ?? {}) as Partial<Written>;
  return {
    ok: true,
    file,
    apis: Object.entries(apis).map(([name, api]) => ({
      ...settled(api),
      name,
      document: here(api.document),
      overrides: api.overrides === undefined ? undefined : here(api.overrides),
      environments: Object.fromEntries(
        Object.entries(api.environments ?? {}).map(([each, settings]) => [each, settled(settings)]),
      ),
      at: (...path) => `${file}:${read.lineOf(['apis', name, ...path])}`,
    })),
  };
}

/** The API of that name, or the one whose document has that path. */
export function configuredApi({ apis }: Configuration, named: string): ConfiguredApi | undefined {
  return (
    apis.find(({ name }) => name === named) ??
    apis.find(({ document }) => resolve(document) === resolve(named))
  );
}

export const noConfiguration: Configuration = { ok: true, file: undefined, apis: [] };
