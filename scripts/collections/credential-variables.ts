/** The variables that hold credentials: those that Postman's authorization names, and the values as they are sent. */
import { type AuthorizationForm, type Credential, formVariables } from '../analysis/index.ts';

export interface CredentialVariable {
  readonly key: string;
  /** A sentence. */
  readonly description: string;
  /** The documented example; may be empty. */
  readonly example: string;
  /** The value as a whole, of one that may as well be given by its parts. */
  readonly isAlternative?: true;
}

export function credentialVariables(credentials: readonly Credential[]): readonly CredentialVariable[] {
  const variables = credentials.flatMap((credential) => {
    const parts = partsOf(credential);
    return parts.length === 0 ? [whole(credential)] : [...parts, alternative(credential, parts)];
  });
  return variables.filter(({ key }, at) => variables.findIndex((each) => each.key === key) === at);
}

function whole({ variable, name, in: place, example }: Credential): CredentialVariable {
  const where = place === 'query' ? 'query parameter' : 'header';
  return {
    key: variable,
    description: `The credential that is sent as the ${where} ${name}. Set it in an environment.`,
    example,
  };
}

function alternative(credential: Credential, parts: readonly CredentialVariable[]): CredentialVariable {
  const instead = parts.map(({ key }) => key).join(', ');
  return {
    key: credential.variable,
    description: `The whole value of the header ${credential.name}, instead of ${instead}.`,
    example: '',
    isAlternative: true,
  };
}

function partsOf(credential: Credential): readonly CredentialVariable[] {
  return (credential.forms ?? []).flatMap((form) => partsInForm(form, credential));
}

function partsInForm({ kind }: AuthorizationForm, credential: Credential): readonly CredentialVariable[] {
  switch (kind) {
    case 'basic':
      return basicParts(credential);
    case 'bearer':
    case 'oauth2':
      return [token(credential, kind)];
  }
}

function basicParts({ name, example }: Credential): readonly CredentialVariable[] {
  const [, username = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(decoded(valueBehind('basic', example))) ?? [];
  return [
    {
      key: formVariables.username,
      description: `The user name of the basic authentication in the header ${name}.`,
      example: username,
    },
    {
      key: formVariables.password,
      description: `The password of the basic authentication in the header ${name}.`,
      example: password,
    },
  ];
}

function token({ name, example }: Credential, kind: 'bearer' | 'oauth2'): CredentialVariable {
  const origin = kind === 'oauth2' ? ', which you get from the authorization server' : '';
  return {
    key: formVariables.token,
    description: `The token that is sent as Bearer in the header ${name}${origin}. Set it in an environment.`,
    example: valueBehind('bearer', example),
  };
}

function valueBehind(scheme: string, example: string): string {
  const [, shown = '', value = ''] = /^(\S+)\s+(.*)$/.exec(example) ?? [];
  return shown.toLowerCase() === scheme ? value : '';
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
