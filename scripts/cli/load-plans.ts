/** The plans of all documents that a mock serves. */
import type { ScenarioPlan } from '../scenarios/index.ts';
import { type Configuration, noConfiguration } from './configuration/read-configuration.ts';
import { findDocument, overridesFile } from './documents.ts';
import type { Failure } from './exit-codes.ts';
import { loadPlan } from './load-plan.ts';
import type { ExplainedFinding } from './loaded.ts';

export interface LoadedPlans {
  readonly ok: true;
  readonly plans: readonly ScenarioPlan[];
  /** The documents, in the order of the plans. */
  readonly documents: readonly string[];
  /** The overrides that are beside them, or would. */
  readonly overrides: readonly string[];
  /** Of each document. */
  readonly findings: readonly ExplainedFinding[];
}

export async function loadPlans(
  names: readonly string[],
  configuration: Configuration = noConfiguration,
): Promise<LoadedPlans | Failure> {
  const plans: ScenarioPlan[] = [];
  const documents: string[] = [];
  const overrides: string[] = [];
  const findings: ExplainedFinding[] = [];
  for (const name of names) {
    const document = await findDocument(name, configuration);
    if (!document.ok) return document;
    const loaded = await loadPlan(document);
    if (!loaded.ok) return loaded;
    plans.push(loaded.plan);
    documents.push(document.file);
    overrides.push(document.overrides?.file ?? overridesFile(document.file));
    findings.push(...loaded.findings);
  }
  return { ok: true, plans, documents, overrides, findings };
}
