/** Who is asking, where the documentation declares what an operation demands. */
import { demandsCredentials } from '../../../analysis/index.ts';
import { type Operation, readCookies, type SecurityScheme } from '../../../documentation/index.ts';
import type { Caller } from '../../../scenarios/index.ts';
import type { AcceptedCredentials } from '../model/model.ts';

/** The parts of a request that credentials are in. */
export interface Carrier {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, readonly string[]>;
}

/**
 * The owner where one of the alternatives is given whole, or none is demanded and none given; a stranger where one is given
 * whole with values that nobody has; else nobody.
 */
export function declaredCaller(
  alternatives: NonNullable<Operation['security']>,
  schemes: readonly SecurityScheme[],
  carrier: Carrier,
  accepted: AcceptedCredentials,
): Caller {
  const demands = alternatives.filter((alternative) => alternative.length > 0);
  const callers = demands.map((alternative): Caller => {
    const demanded = alternative.flatMap(({ scheme }) => schemes.find(({ name }) => name === scheme) ?? []);
    const each = sharingPlaces(demanded).map((schemes) =>
      bestOf(schemes.map((scheme) => callerBy(scheme, carrier, accepted))),
    );
    return (['nobody', 'stranger', 'second'] as const).find((caller) => each.includes(caller)) ?? 'owner';
  });
  const best = bestOf(callers);
  const isOptional = demands.length === 0 || demands.length < alternatives.length;
  return isOptional && best === 'nobody' ? 'owner' : best;
}

function bestOf(callers: readonly Caller[]): Caller {
  return (['owner', 'second', 'stranger'] as const).find((caller) => callers.includes(caller)) ?? 'nobody';
}

/** A header carries one value: of schemes that are in the same one, any will do. */
function sharingPlaces(schemes: readonly SecurityScheme[]): readonly (readonly SecurityScheme[])[] {
  const places = new Map<string, readonly SecurityScheme[]>();
  for (const scheme of schemes) {
    const place = placeOf(scheme);
    places.set(place, [...(places.get(place) ?? []), scheme]);
  }
  return [...places.values()];
}

function placeOf(scheme: SecurityScheme): string {
  if (scheme.kind === 'api-key') return `${scheme.in} ${scheme.parameter.toLowerCase()}`;
  return scheme.kind === 'mutual-tls' ? scheme.kind : 'header authorization';
}

/** Whether an operation demands credentials; undefined if the documentation does not say. */
export function declaredDemand(
  operation: Operation,
  schemes: readonly SecurityScheme[] | undefined,
): boolean | undefined {
  if (operation.security === undefined || schemes === undefined || schemes.length === 0) return undefined;
  return demandsCredentials(operation, { security: schemes });
}

function callerBy(scheme: SecurityScheme, carrier: Carrier, { owner, second }: AcceptedCredentials): Caller {
  if (scheme.kind === 'mutual-tls') return 'owner';
  const sent = sentBy(scheme, carrier);
  if (sent.length === 0) return 'nobody';
  if (sent.some((value) => second.has(value))) return 'second';
  return owner.size === 0 || sent.some((value) => owner.has(value)) ? 'owner' : 'stranger';
}

/** What a request carries for a scheme, as the whole header and without the name of the scheme; empty if nothing. */
function sentBy(
  scheme: Exclude<SecurityScheme, { kind: 'mutual-tls' }>,
  carrier: Carrier,
): readonly string[] {
  switch (scheme.kind) {
    case 'bearer':
    case 'basic': {
      const header = carrier.headers.get('authorization')?.trim() ?? '';
      const [, name = '', value = ''] = /^(\S+)\s+(\S.*)$/.exec(header) ?? [];
      return name.toLowerCase() === scheme.scheme.toLowerCase() ? [header, value] : [];
    }
    case 'api-key':
      return keySent(scheme.in, scheme.parameter, carrier);
  }
}

function keySent(place: 'header' | 'query' | 'cookie', name: string, { headers, query }: Carrier) {
  switch (place) {
    case 'header': {
      // Some write the scheme of the header into its name.
      const value = headers.get((name.split(':')[0] ?? '').trim().toLowerCase())?.trim() ?? '';
      return value === '' ? [] : [value, value.replace(/^[A-Za-z]+\s+/, '')];
    }
    case 'query':
      return (query.get(name) ?? []).filter((value) => value !== '');
    case 'cookie': {
      const value = readCookies(headers.get('cookie') ?? '').get(name) ?? '';
      return value === '' ? [] : [`${name}=${value}`, value];
    }
  }
}
