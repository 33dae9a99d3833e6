/** Queries whose names are in the text of a URI template: `?q={term}` asks for a parameter that is sent as `q`. */
import type { DescribedParameter } from './parameters.ts';

export interface NamedQuery {
  /** With the names in the expression: `/search{?q}`. */
  readonly uriTemplate: string;
  /** The name that a variable is sent under, where the template calls it otherwise. */
  readonly sentAs: ReadonlyMap<string, string>;
}

/** `/search?kind=a&q={term}{&page}` → `/search?kind=a{&q}{&page}`. */
export function readNamedQuery(written: string): NamedQuery {
  const [, path = '', query, fragment = ''] =
    /^((?:[^{}?#]|\{[^{}]*\})*)\?([^#]*?)(#.*|\{#.*)?$/s.exec(written) ?? [];
  const sentAs = new Map<string, string>();
  const keys: string[] = [];
  const rest = query?.replace(
    /(^|&)([^=&{}]+)=\{([^{}+#./;?&,*]+)\}(?=$|[&{])/g,
    (_all, _before, key: string, variable: string) => {
      keys.push(key);
      if (key !== variable) sentAs.set(variable, key);
      return '';
    },
  );
  if (rest === undefined || keys.length === 0) return { uriTemplate: written, sentAs };
  const [, fixed = '', others = ''] = /^&?([^{]*)(.*)$/s.exec(rest) ?? [];
  const named = fixed === '' ? `{?${keys.join(',')}}` : `?${fixed}{&${keys.join(',')}}`;
  return { uriTemplate: path + named + others + fragment, sentAs };
}

/** Described parameters under the names that they are sent under. */
export function asSent<Described extends Pick<DescribedParameter, 'name'>>(
  described: readonly Described[],
  { sentAs }: NamedQuery,
): readonly Described[] {
  return described.map((each) => ({ ...each, name: sentAs.get(each.name) ?? each.name }));
}
