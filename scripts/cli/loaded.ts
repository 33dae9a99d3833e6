/** What is made of a document. */
import type { PostmanCollection } from '../collections/index.ts';
import type { Finding } from '../documentation/index.ts';
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { SchemaSet } from '../schemas/index.ts';

export type ExplainedFinding = Finding & { readonly what: string; readonly next: string };

export interface LoadedApi {
  readonly ok: true;
  readonly plan: ScenarioPlan;
  readonly schemas: SchemaSet;
  readonly collection: PostmanCollection;
  readonly findings: readonly ExplainedFinding[];
  /** All of it is made of the document alone, and not of files that it refers to. */
  readonly isWhole: boolean;
}

/** What is enough to serve an API: no schema and no collection is made for it. */
export type LoadedPlan = Pick<LoadedApi, 'ok' | 'plan' | 'findings' | 'isWhole'>;
