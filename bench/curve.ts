/** How time and memory grow with the number of documented responses: each stage on generated documents. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { analyse } from '../scripts/analysis/index.ts';
import { buildCollection } from '../scripts/collections/index.ts';
import { readDescription } from '../scripts/documentation/index.ts';
import { planScenarios } from '../scripts/scenarios/index.ts';
import { compileValidators, schemaFiles } from '../scripts/schemas/index.ts';
import { generatedDocument } from './generated-document.ts';

const sizes = (process.env.BENCH_SIZES ?? '10,100,1000,10000').split(',').map(Number);
const stages = ['read', 'analysis', 'plan', 'schemas', 'validators', 'collection'] as const;

type Stage = (typeof stages)[number];

interface Step {
  readonly responses: number;
  readonly ms: Readonly<Record<Stage, number>>;
  /** Peak of the whole process, MiB. */
  readonly memory: number;
}

/** A process of its own for each size, so that no size profits from or pays for another one. */
export async function benchCurve(): Promise<void> {
  const bench = process.argv[1] ?? '';
  console.log(`\nms for each stage, and for each response in brackets; MiB at the peak`);
  console.log(row(['responses', ...stages, 'memory']));
  for (const size of sizes) {
    const told = execFileSync(process.execPath, [bench, 'curve-step', String(size)], { encoding: 'utf8' });
    const { responses, ms, memory } = JSON.parse(told) as Step;
    const cells = stages.map((stage) => `${ms[stage].toFixed(0)} (${(ms[stage] / responses).toFixed(2)})`);
    console.log(row([String(responses), ...cells, `${memory.toFixed(0)}`]));
  }
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padStart(9) : cell.padStart(16))).join('');
}

/** All stages on one document; prints a `Step`. */
export async function curveStep([size = '10']: readonly string[]): Promise<void> {
  const runtime = readFileSync('dist/collection-runtime.js', 'utf8');
  // The parser and the compiler are loaded before the clock starts.
  await built(generatedDocument(10), runtime);
  const { responses, ms } = await built(generatedDocument(Number(size)), runtime);
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ responses, ms, memory } satisfies Step));
}

async function built(text: string, runtime: string): Promise<Pick<Step, 'responses' | 'ms'>> {
  const ms: Record<Stage, number> = {
    read: 0,
    analysis: 0,
    plan: 0,
    schemas: 0,
    validators: 0,
    collection: 0,
  };
  const timed = async <T>(stage: Stage, work: () => T | Promise<T>): Promise<T> => {
    const begin = performance.now();
    const result = await work();
    ms[stage] = performance.now() - begin;
    return result;
  };
  const read = await timed('read', () => readDescription(text, 'generated.apib'));
  if (!read.ok) throw new Error('the generated document should read');
  const api = await timed('analysis', () => analyse(read.description));
  const plan = await timed('plan', () => planScenarios(api));
  const schemas = await timed('schemas', () => schemaFiles(api));
  const validators = await timed('validators', () => compileValidators(schemas));
  await timed('collection', () => buildCollection(plan, { schemas, validators, runtime }));
  return { responses: plan.scenarios.length, ms };
}
