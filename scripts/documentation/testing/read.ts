import { readDescription } from '../index.ts';
import type { ApiDescription, Operation, Resource } from '../model.ts';

/** Reads a small document for a test, and fails where it cannot be read. */
export async function described(lines: readonly string[]): Promise<ApiDescription> {
  const result = await readDescription(lines.join('\n'), 'shop.apib');
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.findings)}`);
  return result.description;
}

/** The resources of a document, whatever their group. */
export async function resourcesOf(lines: readonly string[]): Promise<readonly Resource[]> {
  return (await described(lines)).groups.flatMap((group) => group.resources);
}

/** The operations of a document, whatever their resource. */
export async function operationsOf(lines: readonly string[]): Promise<readonly Operation[]> {
  return (await resourcesOf(lines)).flatMap((resource) => resource.operations);
}

/** The only operation of a document. */
export async function operationOf(lines: readonly string[]): Promise<Operation> {
  const [operation, ...others] = await operationsOf(lines);
  if (!operation || others.length > 0) throw new Error(`${others.length + (operation ? 1 : 0)} operations`);
  return operation;
}
