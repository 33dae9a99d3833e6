import type { Source } from '../documentation/index.ts';

/** Why something is taken for true that no keyword of a schema says. */
export interface Ground {
  /** The document says it there, or it is worked out of what is there. */
  readonly kind: 'stated' | 'inferred';
  /** For people: `its answer shows the new id`. */
  readonly text: string;
  readonly source: Source;
}

interface Placed {
  readonly source: Source;
}

export function stated(text: string, { source }: Placed): Ground {
  return { kind: 'stated', text, source };
}

export function inferred(text: string, { source }: Placed): Ground {
  return { kind: 'inferred', text, source };
}
