import type { Verdict } from '../../conformance/index.ts';

/** How each verdict is shown everywhere: never by colour alone. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  conforms: '✓',
  deviates: '✗',
  unprovoked: '?',
  skipped: '–',
  unprovokable: '·',
};
