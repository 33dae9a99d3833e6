export type { WrittenReports } from './folder/write-reports.ts';
export { writeReports } from './folder/write-reports.ts';
export { keepResults } from './live/keep-results.ts';
export { progressReporter } from './live/progress.ts';
export { type Subscription, subscribe } from './live/subscribe.ts';
export { renderJunit } from './machine/junit.ts';
export { renderResults } from './machine/results.ts';
export { renderSummary, type Screen } from './terminal/summary.ts';
