/** Which headers and query parameters carry who is asking, as the documentation shows them. */
import {
  type ApiDescription,
  carrierOf,
  groupedBy,
  type Header,
  type Operation,
  type Parameter,
  type SecurityScheme,
  withCookieIn,
} from '../../documentation/index.ts';
import { isCredentialHeader, namesCredential, plain, speaksOf, wordsOf } from '../../vocabulary/index.ts';
import { operationsOf } from '../resources/index.ts';
import { type AuthorizationForm, formOfExample, formOfScheme } from './authorization-forms.ts';

/** A header or query parameter that carries who is asking. */
export interface Credential {
  readonly in: 'header' | 'query';
  readonly name: string;
  /** Variable of the collection that holds its value, e.g. `authorization`. */
  readonly variable: string;
  /** Documented example value. */
  readonly example: string;
  /** Names of the declared schemes that it belongs to; absent where nothing declares it. */
  readonly schemes?: readonly string[];
  /** Forms in which its value may be given by its parts; absent where it has none. */
  readonly forms?: readonly AuthorizationForm[];
  /** Variable whose value is sent where its own has none; absent for the only credential of a header or parameter. */
  readonly fallback?: string;
}

/** Declared as one, or named like one. */
export function carriesCredential(header: Pick<Header, 'name' | 'credential'>): boolean {
  return header.credential === true || isCredentialHeader(header.name);
}

export function isCredentialParameter(parameter: Parameter): boolean {
  if (parameter.in === 'cookie' || parameter.in === 'header') return isCredentialHeader(parameter.name);
  if (parameter.in !== 'query') return false;
  return parameter.credential === true || namesCredential(parameter.name, parameter.description);
}

/**
 * The credentials of an API, one for each header or parameter name: those that it declares, and others that are named like
 * one, such as a session. Where none is shown and yet the documentation speaks of requests without them, `Authorization`.
 */
export function credentialsOf(description: ApiDescription): readonly Credential[] {
  const operations = operationsOf(description);
  const declared = declaredCredentials(description, operations);
  const known = new Set(declared.map(keyOf));
  const found = new Map<string, Credential>();
  for (const credential of operations.flatMap(shownBy)) {
    const key = keyOf(credential);
    const before = found.get(key);
    if (known.has(key) || (before && (before.example !== '' || credential.example === ''))) continue;
    found.set(key, credential);
  }
  const all = [...declared, ...found.values()];
  if (all.length > 0 || !operations.some(refusesStrangers)) return all;
  return [{ in: 'header', name: 'Authorization', variable: 'authorization', example: '' }];
}

function keyOf({ in: place, name }: Pick<Credential, 'in' | 'name'>): string {
  return `${place}:${name.toLowerCase()}`;
}

/**
 * Those of the declared schemes that an operation demands. One header carries several where their values differ in form
 * (`Authorization` with `Bearer …` or `Basic …`): the one that most operations demand keeps the name of the header.
 */
function declaredCredentials(
  { security = [] }: ApiDescription,
  operations: readonly Operation[],
): readonly Credential[] {
  const demands = demandsByScheme(operations);
  const demanded = security
    .filter(({ name }) => demands.has(name))
    .flatMap((scheme) => {
      const carrier = carrierOf(scheme);
      return carrier === undefined ? [] : [{ scheme, carrier }];
    });
  const byCarrier = groupedBy(demanded, ({ carrier }) => keyOf(carrier));
  return [...byCarrier.values()].flatMap((sharing) => {
    const byForm = [...groupedBy(sharing, ({ scheme }) => formOf(scheme)).entries()];
    const demandsOf = (schemes: typeof sharing) =>
      schemes.reduce((sum, { scheme }) => sum + (demands.get(scheme.name) ?? 0), 0);
    const ordered = byForm.sort(([, a], [, b]) => demandsOf(b) - demandsOf(a));
    return ordered.map(([form, [first, ...others]], index) => {
      const { carrier } = first;
      const schemes = [first, ...others].map(({ scheme }) => scheme.name);
      const forms = [first, ...others].flatMap(({ scheme }) => formOfScheme(scheme) ?? []);
      const placedAt = placed(carrier.in, carrier.name, carrier.example);
      const own = { ...placedAt, ...(forms.length > 0 ? { forms } : {}) };
      return index === 0
        ? { ...own, schemes }
        : { ...own, variable: `${form}_${own.variable}`, schemes, fallback: own.variable };
    });
  });
}

/** How many operations demand each of the schemes. */
function demandsByScheme(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const names = operations.flatMap((each) => [
    ...new Set((each.security ?? []).flat().map(({ scheme }) => scheme)),
  ]);
  return new Map([...groupedBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}

/** Schemes of one form take the same values. */
function formOf(scheme: SecurityScheme): string {
  return scheme.kind === 'basic' || scheme.kind === 'bearer' ? wordsOf(scheme.scheme).join('_') : 'key';
}

/**
 * The credentials that go with a request. `access` has the alternatives that its operation declares, each a set of
 * schemes; the first is taken of which all are known.
 */
export function credentialsFor(
  access: readonly (readonly string[])[] | undefined,
  credentials: readonly Credential[],
  isKnown: (credential: Credential) => boolean,
): readonly Credential[] {
  if (access === undefined) return oneEach(credentials);
  const alternatives = access.map((schemes) =>
    oneEach(
      credentials.filter((credential) => credential.schemes?.some((scheme) => schemes.includes(scheme))),
    ),
  );
  const usable = alternatives.filter((alternative) => alternative.length > 0);
  const chosen = usable.find((alternative) => alternative.every(isKnown)) ?? usable[0] ?? [];
  return credentials.filter((credential) => credential.schemes === undefined || chosen.includes(credential));
}

/** A header or parameter carries one value. */
function oneEach(credentials: readonly Credential[]): readonly Credential[] {
  const firsts = new Map([...credentials].reverse().map((each) => [keyOf(each), each]));
  return credentials.filter((each) => firsts.get(keyOf(each)) === each);
}

function shownBy(operation: Operation): readonly Credential[] {
  const headers = operation.requests
    .flatMap((request) => request.headers)
    .filter(carriesCredential)
    .map((header) => credential('header', header.name, header.value));
  const besides = operation.parameters.filter((each) => each.in !== 'header' && isCredentialParameter(each));
  const parameters = besides.map((parameter) => {
    const example = parameter.example ?? parameter.default ?? '';
    return parameter.in === 'cookie'
      ? credential('header', 'Cookie', withCookieIn('', parameter.name, example || 'sample'))
      : credential('query', parameter.name, example);
  });
  return [...headers, ...parameters];
}

function credential(place: Credential['in'], name: string, example: string): Credential {
  const form = place === 'header' ? formOfExample(name, example) : undefined;
  return { ...placed(place, name, example), ...(form ? { forms: [form] } : {}) };
}

function placed(place: Credential['in'], name: string, example: string): Credential {
  return { in: place, name, variable: variableFor(name), example };
}

/** Names that the collection has for what else the user decides; `second_…` are the credentials of a second account. */
const taken = /^(base_?url|writes|strict|extra_?headers|second_.*)$/i;

function variableFor(name: string): string {
  const variable = wordsOf(name).join('_');
  return taken.test(variable) ? `credential_${variable}` : variable;
}

function refusesStrangers(operation: Operation): boolean {
  return operation.responses.some(
    (response) =>
      response.status === 401 ||
      (response.status === 403 && speaksOf(plain(response.description), 'unauthenticated') !== undefined),
  );
}
