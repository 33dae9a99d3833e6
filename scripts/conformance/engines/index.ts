import { directEngine } from './direct/direct-engine.ts';
import type { Engine } from './engine.ts';
import { newmanEngine } from './newman/newman-engine.ts';

export { ScriptContext } from './direct/script-context.ts';
export type { Engine, RunFact } from './engine.ts';

export const engineNames = ['newman', 'direct'] as const;

export type EngineName = (typeof engineNames)[number];

export const engines: Readonly<Record<EngineName, Engine>> = { newman: newmanEngine, direct: directEngine };
