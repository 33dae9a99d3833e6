export { breakingTexts, breakingValues } from './breaking-values.ts';
export { formsOfSchemas, rulesOfField, rulesOfParameter } from './documented-rules.ts';
export { allowsText, exampleValue, validValue } from './example-value.ts';
export { keywordsOf } from './keywords.ts';
export { absentValue, freshValue, isDistinctive, reshuffled } from './made-up-values.ts';
export { breachText, breaks, hasBothLimits, type Rule, ruleFor, textBreaks, type ValueType } from './rule.ts';
export { rulesInWords } from './rules-in-words.ts';
export { sampleValue } from './sample-value.ts';
