/** Headers and query parameters that carry the declared credentials of an operation. */
import type { Header, SecurityScheme } from '../../model.ts';
import { carrierOf } from '../../scheme-carrier.ts';
import type { Spec, SpecOperation, SpecParameter } from '../spec.ts';

/** Of several alternatives the first: they are not to be sent together. */
function schemesOf(operation: SpecOperation, spec: Spec): readonly SecurityScheme[] {
  const [first = []] = operation.security;
  return first.flatMap(({ scheme }) => spec.security.find(({ name }) => name === scheme) ?? []);
}

export function credentialHeaders(operation: SpecOperation, spec: Spec): readonly Header[] {
  return schemesOf(operation, spec).flatMap((scheme) => {
    const header = headerOf(scheme);
    return header ? [{ ...header, credential: true as const }] : [];
  });
}

function headerOf(scheme: SecurityScheme): Omit<Header, 'credential'> | undefined {
  const carrier = carrierOf(scheme);
  if (carrier?.in !== 'header') return undefined;
  return { name: carrier.name, value: carrier.example, source: scheme.source };
}

/** Names of the query parameters that carry credentials. */
export function queryKeys(operation: SpecOperation, spec: Spec): readonly string[] {
  return schemesOf(operation, spec).flatMap((scheme) =>
    scheme.kind === 'api-key' && scheme.in === 'query' ? [scheme.parameter] : [],
  );
}

export function credentialParameters(operation: SpecOperation, spec: Spec): readonly SpecParameter[] {
  return schemesOf(operation, spec).flatMap((scheme) => {
    if (scheme.kind !== 'api-key' || scheme.in !== 'query') return [];
    if (operation.parameters.some((each) => each.in === 'query' && each.name === scheme.parameter)) return [];
    return [
      {
        name: scheme.parameter,
        in: 'query' as const,
        required: true,
        deprecated: false,
        description: scheme.description || 'Your API key.',
        schema: { type: 'string' },
        style: 'form' as const,
        explode: true,
        mediaType: undefined,
        allowReserved: false,
        example: carrierOf(scheme)?.example ?? '',
        source: scheme.source,
      },
    ];
  });
}
