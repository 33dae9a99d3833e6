/** How time and memory grow with the number of documented responses: each stage on generated documents of both formats. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { analyse } from '../scripts/analysis/index.ts';
import { buildCollection } from '../scripts/collections/index.ts';
import { readDescription } from '../scripts/documentation/index.ts';
import { startEmbedded } from '../scripts/mock/index.ts';
import { planScenarios } from '../scripts/scenarios/index.ts';
import { compileValidators, schemaFiles } from '../scripts/schemas/index.ts';
import { generatedDocument } from './generated-document.ts';
import { generatedOpenApi } from './generated-openapi.ts';

const sizes = (process.env.BENCH_SIZES ?? '10,100,1000,10000').split(',').map(Number);
const stages = ['read', 'analysis', 'plan', 'schemas', 'validators', 'collection', 'mock'] as const;

const formats = {
  'API Blueprint': { file: 'generated.apib', generate: generatedDocument },
  OpenAPI: { file: 'generated.json', generate: generatedOpenApi },
} as const;

type Format = keyof typeof formats;

type Stage = (typeof stages)[number];

interface Step {
  readonly responses: number;
  /** Of the document, MB. */
  readonly size: number;
  readonly ms: Readonly<Record<Stage, number>>;
  /** Peak of the whole process, MiB. */
  readonly memory: number;
}

/** A process of its own for each size, so that no size profits from or pays for another one. */
export async function benchCurve(): Promise<void> {
  for (const format of Object.keys(formats) as Format[]) {
    console.log(`\n${format}: ms for each stage, and for each response in brackets; MiB at the peak`);
    console.log(row(['responses', 'MB', ...stages, 'memory']));
    for (const size of sizes) console.log(row(cellsOf(measuredStep(format, size))));
  }
}

function measuredStep(format: Format, responses: number): Step {
  const [, bench = ''] = process.argv;
  const args = [bench, 'curve-step', format, String(responses)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Step;
}

function cellsOf({ responses, size, ms, memory }: Step): readonly string[] {
  const times = stages.map((stage) => `${ms[stage].toFixed(0)} (${(ms[stage] / responses).toFixed(2)})`);
  return [String(responses), size.toFixed(2), ...times, memory.toFixed(0)];
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padStart(index < 2 ? 9 : 15)).join('');
}

/** All stages on one document; prints a `Step`. */
export async function curveStep([format = '', responses = '10']: readonly string[]): Promise<void> {
  const { file, generate } = formats[format as Format];
  const runtime = readFileSync('dist/collection-runtime.js', 'utf8');
  // The parser and the compiler are loaded before the clock starts.
  await built(generate(10), file, runtime);
  const text = generate(Number(responses));
  const step = await built(text, file, runtime);
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ...step, size: text.length / 1e6, memory } satisfies Step));
}

async function built(text: string, file: string, runtime: string): Promise<Pick<Step, 'responses' | 'ms'>> {
  const ms: Record<Stage, number> = {
    read: 0,
    analysis: 0,
    plan: 0,
    schemas: 0,
    validators: 0,
    collection: 0,
    mock: 0,
  };
  const timed = async <T>(stage: Stage, work: () => T | Promise<T>): Promise<T> => {
    const begin = performance.now();
    const result = await work();
    ms[stage] = performance.now() - begin;
    return result;
  };
  const read = await timed('read', () => readDescription(text, file));
  if (!read.ok) throw new Error('the generated document should read');
  const api = await timed('analysis', () => analyse(read.description));
  const plan = await timed('plan', () => planScenarios(api));
  const schemas = await timed('schemas', () => schemaFiles(api));
  const validators = await timed('validators', () => compileValidators(schemas));
  await timed('collection', () => buildCollection(plan, { schemas, validators, runtime }));
  const mock = await timed('mock', () => startEmbedded(plan));
  await mock.close();
  return { responses: plan.scenarios.length, ms };
}
