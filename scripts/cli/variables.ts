/** `${VAR}` in texts of the user: taken from the environment. */
import type { Environment } from './settings.ts';

const variable = /\$\{(\w+)\}/g;

/** Names of variables that a text uses and that are not set, or empty. */
export function missingVariables(text: string, env: Environment): readonly string[] {
  return [...text.matchAll(variable)].map(([, name = '']) => name).filter((name) => !env[name]);
}

export function withVariables(text: string, env: Environment): string {
  return text.replace(variable, (_, name: string) => env[name] ?? '');
}
