/** Secrets in messages that no redactor of a run has seen: about the command line, the target's address, or a defect. */
import { createRedactor, plainMask } from '../redaction/index.ts';

/** Shorter values are settings as likely as credentials. */
const shortest = 6;

/** Without the values of DOCPROOF_… variables, and without user and password of any URL. */
export function withoutSecrets(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  const secrets = Object.entries(environment).flatMap(([name, value = '']) =>
    name.startsWith('DOCPROOF_') && value.length >= shortest
      ? [{ name: name.slice('DOCPROOF_'.length).toLowerCase(), value }]
      : [],
  );
  const { named } = createRedactor(secrets, plainMask);
  return named(text.replace(/:\/\/[^\s/?#@"'`]+@/g, '://‹credentials›@'));
}
