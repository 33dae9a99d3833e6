/** Faults that strike one write of a run, whatever it is. */
import { bare } from '../http/messages.ts';
import type { Change, Passage } from '../http/stand-in.ts';
import type { Account } from './account.ts';

type Strike = (passage: Passage<Account>, later: (act: () => void) => void) => ReturnType<Change<Account>>;

const problem = (status: number) => ({
  ...bare(undefined, status, { 'Content-Type': 'application/json' }),
  body: '{"error":"Something went wrong"}',
});

const lost = { ...bare(undefined, 200), delivery: { kind: 'reset' } } as const;
const hanging = { ...bare(undefined, 200), delivery: { kind: 'hang' } } as const;

/** Each with what happens to the write, and what its client sees. */
export const faults = {
  'reset before it is done': () => lost,
  'reset after it is done': ({ sound }) => {
    sound();
    return lost;
  },
  'no answer after it is done': ({ sound }) => {
    sound();
    return hanging;
  },
  'no answer, and done later': ({ sound }, later) => {
    later(() => void sound());
    return hanging;
  },
  '500 after it is done': ({ sound }) => {
    sound();
    return problem(500);
  },
  '504 before it is done': () => problem(504),
  '504, and done later': ({ sound }, later) => {
    later(() => void sound());
    return problem(504);
  },
  '202 once it is done': ({ sound }) => {
    sound();
    return bare(undefined, 202);
  },
  '202, and done later': ({ sound }, later) => {
    later(() => void sound());
    return bare(undefined, 202);
  },
  '202, and never done': () => bare(undefined, 202),
  '202 that names the id of a job': ({ sound }) => {
    sound();
    return { ...problem(202), body: '{"id":2,"status":"queued"}' };
  },
  'a success that names what was there before': ({ sound }) => {
    const { status } = sound();
    return {
      ...problem(status),
      body: status === 204 ? '' : '{"id":1,"title":"Lisbon","caption":"The tram"}',
    };
  },
} as const satisfies Readonly<Record<string, Strike>>;

export type Fault = keyof typeof faults;

/** How many requests come between a write that is only accepted and its being done. */
const requestsUntilDone = 3;

export interface Struck {
  /** How many writes were received so far. */
  writes: number;
  /** The write that was struck; undefined before. */
  write?: string;
}

/** Strikes the n-th write (from 1), and no other. */
export function striking(fault: Fault, nth: number, struck: Struck): () => Change<Account> {
  const strike: Strike = faults[fault];
  return () => {
    const waiting: { left: number; act: () => void }[] = [];
    return (passage) => {
      for (const each of waiting) if (--each.left === 0) each.act();
      const { method, segments } = passage.request;
      if (method === 'GET') return passage.sound();
      struck.writes += 1;
      if (struck.writes !== nth) return passage.sound();
      struck.write = `${method} /${segments.join('/')}`;
      return strike(passage, (act) => waiting.push({ left: requestsUntilDone, act }));
    };
  };
}
