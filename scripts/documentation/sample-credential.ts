/** The value that stands for declared credentials, as documents show none. */
import type { SecurityScheme } from './model.ts';

/** As it is sent: the whole header, `name=value` of a cookie, the value of a query parameter. */
export function sampleCredential(scheme: SecurityScheme): string | undefined {
  switch (scheme.kind) {
    case 'api-key':
      return scheme.in === 'cookie' ? `${scheme.parameter}=sample` : 'sample-key';
    case 'bearer':
      return 'Bearer sample-token';
    case 'basic':
      return 'Basic c2FtcGxlOnNhbXBsZQ==';
    case 'mutual-tls':
      return undefined;
  }
}
