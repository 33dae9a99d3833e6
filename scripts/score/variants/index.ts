import { bodyVariants } from './body-variants.ts';
import { encodingVariants } from './encoding-variants.ts';
import { headerVariants } from './header-variants.ts';
import type { Variant } from './model.ts';
import { stateVariants } from './state-variants.ts';

export type { Variant } from './model.ts';

export const variants: readonly Variant[] = [
  ...bodyVariants,
  ...headerVariants,
  ...encodingVariants,
  ...stateVariants,
  {
    name: 'slow-answers',
    what: 'each answer takes its time',
    settings: { latency: { min: 20, max: 80 } },
  },
];
