/** What carries a declared credential in a request. */
import type { SecurityScheme } from './model.ts';

export interface Carrier {
  readonly in: 'header' | 'query';
  readonly name: string;
  /** An example of its value, in the form of the scheme. */
  readonly example: string;
}

/** undefined if the connection itself tells who is asking. */
export function carrierOf(scheme: SecurityScheme): Carrier | undefined {
  switch (scheme.kind) {
    case 'api-key':
      return keyCarrier(scheme);
    case 'bearer':
      return { in: 'header', name: 'Authorization', example: `${nameOf(scheme)} sample-token` };
    case 'basic':
      return { in: 'header', name: 'Authorization', example: 'Basic c2FtcGxlOnNhbXBsZQ==' };
    case 'mutual-tls':
      return undefined;
  }
}

function keyCarrier({ in: place, parameter }: Extract<SecurityScheme, { kind: 'api-key' }>): Carrier {
  switch (place) {
    case 'cookie':
      return { in: 'header', name: 'Cookie', example: `${parameter}=sample` };
    case 'header':
      // Some write the scheme of the header into its name.
      return { in: 'header', name: parameter.split(':')[0]?.trim() ?? '', example: 'sample-key' };
    case 'query':
      return { in: 'query', name: parameter, example: 'sample-key' };
  }
}

/** Names of schemes are written in any case; `Bearer` is what services know. */
function nameOf({ scheme }: { readonly scheme: string }): string {
  return /^bearer$/i.test(scheme) || scheme === '' ? 'Bearer' : scheme;
}
