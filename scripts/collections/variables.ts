/** Names of the variables that carry a need's value into a request: each place encodes it in its own way. */
import type { NeedRef, RequestPlan } from '../scenarios/index.ts';

export interface RequestVariables {
  /** Percent-encoded, for path, query and forms. */
  readonly url: readonly string[];
  /** As JSON, for bodies; variable by need. */
  readonly json: Readonly<Record<string, string>>;
  /** As it is, for headers; variable by need. */
  readonly text: Readonly<Record<string, string>>;
}

export function requestVariables(plan: RequestPlan): RequestVariables {
  const url = [
    ...variablesOfPath(plan.path),
    ...needsIn(plan.query ?? []),
    ...(plan.body?.kind === 'form' ? needsIn(plan.body.fields) : []),
  ];
  const inBody = plan.body?.kind === 'json' ? plan.body.fills.map((fill) => fill.need) : [];
  const inHeaders = needsIn(plan.headers ?? []);
  return {
    url,
    json: named(inBody, (name) => (url.includes(name) ? `${name}_json` : name)),
    text: named(inHeaders, (name) => (url.includes(name) || inBody.includes(name) ? `${name}_text` : name)),
  };
}

function variablesOfPath(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

function needsIn(pairs: readonly { readonly value: string | NeedRef }[]): readonly string[] {
  return pairs.flatMap(({ value }) => (typeof value === 'string' ? [] : [value.need]));
}

function named(needs: readonly string[], name: (need: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(needs.map((need) => [need, name(need)]));
}
