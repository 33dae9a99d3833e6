import { findDocument } from '../documents.ts';
import type { Failure } from '../exit-codes.ts';
import { loadPlan } from '../load-plan.ts';

export interface ReadDocument {
  readonly ok: true;
  /** First part of every response id. */
  readonly name: string;
  readonly title: string;
  readonly responses: readonly ResponseInDocument[];
  readonly findings: readonly FindingInDocument[];
}

export interface ResponseInDocument {
  /** `<api>/<operation>/<status>[-n]` */
  readonly id: string;
  /** In capitals, e.g. `GET`. */
  readonly method: string;
  /** The URI template, e.g. `/users/{id}`. */
  readonly path: string;
  readonly status: number;
  /** When the response is given, in words; undefined if the documentation does not say. */
  readonly condition: string | undefined;
  readonly confidence: 'certain' | 'likely' | 'guess';
  /** Why no request can provoke it; undefined if one can. */
  readonly unprovokable: string | undefined;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** What is wrong or doubtful in a document. */
export interface FindingInDocument {
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly advice: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/**
 * What a document promises: each documented response, and the condition under which it is given.
 *
 * @param document path of an API Blueprint or OpenAPI document
 */
export async function readDocument(document: string): Promise<ReadDocument | Failure> {
  const found = await findDocument(document);
  if (!found.ok) return found;
  const loaded = await loadPlan(found);
  if (!loaded.ok) return loaded;
  const { api, scenarios } = loaded.plan;
  return {
    ok: true,
    name: api.description.name,
    title: api.description.title,
    responses: scenarios.map(
      ({ id, operation, response, interpretations: [interpretation], unprovokable }) => ({
        id,
        method: operation.method,
        path: operation.uriTemplate,
        status: response.status,
        condition: interpretation?.summary,
        confidence: interpretation?.confidence ?? 'guess',
        unprovokable: unprovokable?.reason,
        file: response.source.file,
        line: response.source.line,
      }),
    ),
    findings: loaded.findings.map(({ severity, what, next, source }) => ({
      severity,
      message: what,
      advice: next,
      file: source.file,
      line: source.line,
    })),
  };
}
