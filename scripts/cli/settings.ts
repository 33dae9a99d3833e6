/** The user's values: credentials from the environment or a file, headers from the command line. */

import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Credential } from '../analysis/index.ts';
import { problemText } from '../boundary/index.ts';
import type { Secret } from '../redaction/index.ts';
import { isCredentialHeader } from '../vocabulary/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface UserSettings {
  readonly ok: true;
  /** Variables of the collection: credentials and extra headers. */
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: readonly Secret[];
  readonly warnings: readonly string[];
}

/** Holds the passphrase of the key of a client certificate. */
export const passphraseVariable = 'DOCPROOF_KEY_PASSPHRASE';

/** Holds a credential of the collection: `api_key` → `DOCPROOF_API_KEY`. */
export function environmentVariable(credential: string): string {
  return `DOCPROOF_${credential.toUpperCase()}`;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with the variables of a file below it: what is set in the environment wins. */
export function readEnvironment(
  file: string | undefined,
): { readonly ok: true; readonly env: Environment } | Failure {
  if (file === undefined) return { ok: true, env: process.env };
  try {
    return { ok: true, env: { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } };
  } catch (error) {
    return failure(exitCodes.usage, `error: cannot read --env-file ${file}: ${problemText(error)}`);
  }
}

export function userSettings(
  headers: readonly string[],
  env: Environment,
  credentials: readonly Credential[],
): UserSettings | Failure {
  const variables: Record<string, string> = {};
  const secrets: Secret[] = [];
  const warnings: string[] = [];
  const extra: [string, string][] = [];
  for (const credential of [...credentials, fallbackCredential]) {
    for (const variable of [credential.variable, `second_${credential.variable}`]) {
      const value = env[environmentVariable(variable)];
      if (value === undefined || value === '') continue;
      if (/[\r\n]/.test(value)) {
        return failure(
          exitCodes.usage,
          `error: ${environmentVariable(variable)} holds a line break, which a header cannot`,
        );
      }
      variables[variable] = value;
      secrets.push(...secretsOf(variable, value));
    }
  }
  const passphrase = env[passphraseVariable];
  if (passphrase) secrets.push({ name: 'passphrase', value: passphrase });
  for (const header of headers) {
    const parsed = parseHeader(header, env);
    if (!parsed.ok) return parsed;
    const { name, value, fromEnvironment } = parsed;
    const credential = credentials.find(
      (each) => each.in === 'header' && each.name.toLowerCase() === name.toLowerCase(),
    );
    if (credential) variables[credential.variable] = value;
    else extra.push([name, value]);
    const secret = isCredentialHeader(name);
    if (secret) secrets.push(...secretsOf(name, value));
    secrets.push(...fromEnvironment);
    if (secret && fromEnvironment.length === 0) {
      warnings.push(
        `the value of --header ${name} can be seen by others on this machine; write \${VAR} and set VAR in the environment`,
      );
    }
  }
  const known = credentials.some((credential) => credential.variable === 'authorization');
  if (!known && variables.authorization !== undefined) {
    if (!extra.some(([name]) => name.toLowerCase() === 'authorization'))
      extra.push(['Authorization', variables.authorization]);
  }
  if (extra.length > 0) variables.extraHeaders = JSON.stringify(extra);
  return { ok: true, variables, secrets, warnings };
}

/** DOCPROOF_AUTHORIZATION is taken even where the documentation shows no such header. */
const fallbackCredential: Credential = {
  in: 'header',
  name: 'Authorization',
  variable: 'authorization',
  example: '',
};

/** The value, and what is behind a scheme such as `Bearer `. */
function secretsOf(name: string, value: string): readonly Secret[] {
  const bare = /^(Basic|Bearer|Token|ApiKey|Digest)\s+(\S.*)$/i.exec(value)?.[2];
  return [{ name, value }, ...(bare === undefined ? [] : [{ name, value: bare }])];
}

interface ParsedHeader {
  readonly ok: true;
  readonly name: string;
  readonly value: string;
  /** Values that came from `${VAR}`. */
  readonly fromEnvironment: readonly Secret[];
}

function parseHeader(text: string, env: Environment): ParsedHeader | Failure {
  const parts = /^([^\s:()<>@,;\\"/[\]?={}]+)\s*:\s*(.*)$/.exec(text);
  if (!parts) {
    return failure(
      exitCodes.usage,
      // Its value may be a secret, and where it begins is not known.
      `error: --header ${JSON.stringify(`${text.slice(0, text.search(/\s|$/)).slice(0, 20)}…`)} is not a header; write 'Name: value'`,
    );
  }
  const [, name = '', template = ''] = parts;
  const fromEnvironment: Secret[] = [];
  const missing: string[] = [];
  const value = template.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
    const given = env[variable];
    if (given === undefined) missing.push(variable);
    else if (given !== '') fromEnvironment.push({ name: variable, value: given });
    return given ?? '';
  });
  if (missing.length > 0) {
    return failure(
      exitCodes.usage,
      `error: --header ${name} needs ${missing.join(', ')}, which is not set; set it in the environment or in --env-file`,
    );
  }
  if (/[\r\n]/.test(value))
    return failure(exitCodes.usage, `error: the value of --header ${name} holds a line break`);
  return { ok: true, name, value, fromEnvironment };
}
