/** The forms in which people give the value of `Authorization` by its parts, as Postman's own authorization types do. */
import type { SecurityScheme } from '../../documentation/index.ts';

export interface AuthorizationForm {
  readonly kind: 'bearer' | 'oauth2' | 'basic';
  /** The declared scheme that it belongs to; absent where an example shows it. */
  readonly scheme?: string;
}

/** Variables of the collection that hold the parts. */
export const formVariables = {
  token: 'bearerToken',
  username: 'basicAuthUsername',
  password: 'basicAuthPassword',
} as const;

/** undefined if the scheme has another form, such as `Digest`, or another header. */
export function formOfScheme(scheme: SecurityScheme): AuthorizationForm | undefined {
  switch (scheme.kind) {
    case 'bearer':
      if (!/^bearer$/i.test(scheme.scheme)) return undefined;
      return { kind: scheme.flow ? 'oauth2' : 'bearer', scheme: scheme.name };
    case 'basic':
      return { kind: 'basic', scheme: scheme.name };
    case 'api-key':
    case 'mutual-tls':
      return undefined;
  }
}

export function isAuthorization(header: string): boolean {
  return header.toLowerCase() === 'authorization';
}

/** The form of a documented value, such as `Bearer abc`. */
export function formOfExample(name: string, value: string): AuthorizationForm | undefined {
  const kind = /^(bearer|basic)\s/i.exec(value)?.[1]?.toLowerCase();
  return isAuthorization(name) && (kind === 'bearer' || kind === 'basic') ? { kind } : undefined;
}

/** The forms that a request may take, given the alternatives that its operation declares. */
export function formsFor(
  forms: readonly AuthorizationForm[] | undefined,
  access: readonly (readonly string[])[] | undefined,
): readonly AuthorizationForm[] {
  const accepted = new Set(access?.flat());
  return (forms ?? []).filter(
    ({ scheme }) => scheme === undefined || access === undefined || accepted.has(scheme),
  );
}
