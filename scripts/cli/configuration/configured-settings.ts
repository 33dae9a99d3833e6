/** What the configuration says about a run at one environment, with `${VAR}` replaced. */
import type { Credential } from '../../analysis/index.ts';
import { closest } from '../../boundary/index.ts';
import type { WritePolicy } from '../../conformance/index.ts';
import type { ConnectionOptions } from '../connection.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { type Environment, environmentVariable } from '../settings.ts';
import { missingVariables, withVariables } from '../variables.ts';
import type { ConfiguredApi, SettingsAt } from './read-configuration.ts';

export interface ConfiguredSettings extends ConnectionOptions {
  readonly ok: true;
  readonly baseUrl?: string;
  readonly writes?: WritePolicy;
  readonly baseline?: string;
  readonly timeout?: string;
  readonly maxBody?: string;
  readonly skip: readonly string[];
  /** As `--header` takes them. */
  readonly headers: readonly string[];
  /** The environment, with the credentials in the variables that docproof reads. */
  readonly environment: Environment;
}

/** For docproof's own mock neither target nor credentials are of use, so their variables need not be set. */
export function configuredSettings(
  api: ConfiguredApi | undefined,
  environment: string | undefined,
  env: Environment,
  isMock = false,
): ConfiguredSettings | Failure {
  if (environment !== undefined && api?.environments[environment] === undefined)
    return noEnvironment(api, environment);
  if (api === undefined) return { ok: true, skip: [], headers: [], environment: env };
  const own: SettingsAt = environment === undefined ? {} : (api.environments[environment] ?? {});
  const credentials = isMock ? {} : { ...api.credentials, ...own.credentials };
  const headers = isMock ? {} : { ...api.headers, ...own.headers };
  const settings: SettingsAt = isMock ? {} : { ...api, ...own };
  const used = [
    ...(settings.baseUrl === undefined ? [] : [{ text: settings.baseUrl, path: ['baseUrl'] }]),
    ...(settings.proxy === undefined ? [] : [{ text: settings.proxy, path: ['proxy'] }]),
    ...Object.entries(credentials).map(([name, text]) => ({ text, path: ['credentials', name] })),
    ...Object.entries(headers).map(([name, text]) => ({ text, path: ['headers', name] })),
  ];
  for (const { text, path } of used) {
    const missing = missingVariables(text, env);
    if (missing.length > 0) return unset(api, environment, path, missing);
  }
  return {
    ok: true,
    ...(settings.baseUrl === undefined ? {} : { baseUrl: withVariables(settings.baseUrl, env) }),
    ...connectionOf(settings),
    ...(settings.writes === undefined ? {} : { writes: settings.writes }),
    ...(settings.baseline === undefined ? {} : { baseline: settings.baseline }),
    ...(settings.timeout === undefined ? {} : { timeout: String(settings.timeout) }),
    ...(settings.maxBody === undefined ? {} : { maxBody: String(settings.maxBody) }),
    skip: [...(api.skip ?? []), ...(own.skip ?? [])],
    headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    environment: {
      ...env,
      ...Object.fromEntries(
        Object.entries(credentials).map(([name, value]) => [
          environmentVariable(name),
          withVariables(value, env),
        ]),
      ),
    },
  };
}

/** A proxy keeps its `${VAR}`: they are replaced where it is used. */
function connectionOf({ ca, cert, key, proxy, insecure }: SettingsAt): ConnectionOptions {
  const settings = { ca, cert, key, proxy, insecure };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function unset(
  api: ConfiguredApi,
  environment: string | undefined,
  path: readonly string[],
  missing: readonly string[],
): Failure {
  const isOwn =
    environment !== undefined &&
    valueAt(api.environments[environment] as Readonly<Record<string, unknown>>, path) !== undefined;
  const place = isOwn ? ['environments', environment, ...path] : path;
  const what =
    missing.length === 1 ? `${missing[0]}, which is not set` : `${missing.join(', ')}, which are not set`;
  return failure(
    exitCodes.usage,
    `error: ${path.join(' → ')} of ${api.name} needs ${what}`,
    `  --> ${api.at(...place)}`,
    '  try: set it in the environment or in a file that --env-file names',
  );
}

/** A credential that the documentation does not have is a typing error: it would never be sent. */
export function unknownCredential(
  api: ConfiguredApi | undefined,
  environment: string | undefined,
  documented: readonly Credential[],
): Failure | undefined {
  const known = [...documented.map((credential) => credential.variable), 'authorization'];
  for (const place of [[], ...(environment === undefined ? [] : [['environments', environment]])]) {
    const settings = environment === undefined || place.length === 0 ? api : api?.environments[environment];
    const unknown = Object.keys(settings?.credentials ?? {}).find(
      (name) => !known.includes(name.replace(/^second_/, '')),
    );
    if (api === undefined || unknown === undefined) continue;
    const near = closest(unknown, known);
    return failure(
      exitCodes.usage,
      `error: ${api.name} documents no credential ${unknown}`,
      `  --> ${api.at(...place, 'credentials', unknown)}`,
      near === undefined ? `  it has ${[...new Set(known)].join(', ')}` : `  did you mean ${near}?`,
    );
  }
  return undefined;
}

function valueAt(settings: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    settings,
  );
}

function noEnvironment(api: ConfiguredApi | undefined, environment: string): Failure {
  if (api === undefined) {
    return failure(
      exitCodes.usage,
      `error: --env ${environment} needs a configuration that has the API`,
      '  try: docproof init, which writes docproof.config.yaml',
    );
  }
  const known = Object.keys(api.environments);
  const near = closest(environment, known);
  return failure(
    exitCodes.usage,
    `error: ${api.name} has no environment ${environment}`,
    `  --> ${api.at('environments')}`,
    near !== undefined
      ? `  did you mean ${near}?`
      : known.length > 0
        ? `  it has ${known.join(', ')}`
        : '  try: add it under environments',
  );
}
