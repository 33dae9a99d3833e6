/** In which order a server looks at a request: the first thing wrong is the one that is reported. */
export const stages = [
  'credentials',
  'permission',
  'shown',
  'method',
  'media-type',
  'syntax',
  'parameters',
  'existence',
  'precondition',
  'fields',
  'references',
  'conflicts',
  'success',
  'never',
] as const;

export type Stage = (typeof stages)[number];

/** The stages at which a request may be refused. */
export const checkedStages: readonly Stage[] = stages.slice(0, stages.indexOf('success'));
