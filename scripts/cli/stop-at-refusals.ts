/** A target that refuses everything because it gets no valid credentials proves nothing: the run ends early, and says once what to set. */
import type { Credential } from '../analysis/index.ts';
import type { ResponseResult, RunEvent } from '../conformance/index.ts';
import { environmentVariable } from './settings.ts';

/** Responses in which nothing but refusals came, after which the run ends. */
const enough = 3;

interface Refusals {
  on(event: RunEvent): void;
  /** Why the run of this API ends; other APIs go on. */
  reason(): string | undefined;
  /** What to print instead of the deviations; nothing where anything else than a refusal came. */
  lines(): readonly string[];
}

export function stopAtRefusals(
  baseUrl: string,
  credentials: readonly Credential[],
  given: Readonly<Record<string, string>>,
): Refusals {
  let refused = 0;
  let isAnsweredOtherwise = false;
  let status = 401;
  return {
    on(event) {
      if (event.type !== 'response-finished' || isAnsweredOtherwise) return;
      const { exchanges } = event.result;
      if (exchanges.length === 0 || isDocumentedRefusal(event.result)) return;
      isAnsweredOtherwise = !isRefused(event.result);
      if (isAnsweredOtherwise) return;
      status = exchanges[0]?.response?.status ?? status;
      refused += 1;
    },
    reason() {
      if (refused < enough || isAnsweredOtherwise) return undefined;
      return `stopped: the target answers every request with ${status}`;
    },
    lines() {
      if (refused === 0 || isAnsweredOtherwise) return [];
      return [
        `error: ${baseUrl} answers every request with ${status}${refused < enough ? '' : '; the run was stopped'}`,
        ...credentialLines(credentials, given),
      ];
    },
  };
}

/** Every request was refused, and the documentation does not say so: other credentials may change that. */
export function isRefused(result: ResponseResult): boolean {
  const { exchanges } = result;
  const isEach = exchanges.every(({ response }) => isRefusal(response?.status));
  return exchanges.length > 0 && isEach && !isDocumentedRefusal(result);
}

function isRefusal(status: number | undefined): boolean {
  return status === 401 || status === 403;
}

/** A refusal that is documented for this very request says nothing about the others. */
function isDocumentedRefusal({ status, range }: ResponseResult): boolean {
  return isRefusal(status) || range !== undefined;
}

function credentialLines(
  credentials: readonly Credential[],
  given: Readonly<Record<string, string>>,
): readonly string[] {
  if (credentials.length === 0) {
    const isGiven = given.authorization !== undefined || given.extraHeaders !== undefined;
    return [
      '  the document names no credentials',
      isGiven
        ? '  try: another value of DOCPROOF_AUTHORIZATION or --header'
        : "  try: DOCPROOF_AUTHORIZATION='Bearer …' in the environment, or --header 'Name: ${VAR}'",
    ];
  }
  return credentials.map((credential) => {
    const name = environmentVariable(credential.variable);
    const place = `${credential.in === 'header' ? 'header' : 'query parameter'} ${credential.name}${formOf(credential)}`;
    return given[credential.variable] === undefined
      ? `  try: ${name} in the environment, the value of the ${place}`
      : `  try: another value of ${name}, which is not accepted as the ${place}`;
  });
}

/** ` (Bearer …)`: how the value of a header begins that names its scheme; of a cookie its name. */
function formOf({ example }: Credential): string {
  const begin = /^(\S+ |[^\s=]+=)\S/.exec(example)?.[1];
  return begin === undefined ? '' : ` (${begin}…)`;
}
