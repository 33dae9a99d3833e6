/** What is asked of each API: all of it holds on its sound stand-in, each defect is found, no variation is one. */
import { describe, expect, test } from 'vitest';
import { told, verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { builtCollection } from '../postman/built-collection.ts';
import type { Collection } from '../postman/collection.ts';
import { listed, type Outcome, runCollection } from '../postman/run-collection.ts';
import { type Api, type Flaw, type Manners, raise, type StandIn } from '../stand-in/http/stand-in.ts';

/** What docproof is told about an API beside its document: how to log in. */
export interface Subject<State> {
  readonly document: string;
  readonly api: Api<State>;
  readonly defects: Readonly<Record<string, Flaw<State>>>;
  readonly variations: Readonly<Record<string, Manners<State>>>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The same for who runs the collection. */
  readonly variables: Readonly<Record<string, string>>;
  /** Responses that nobody can bring out from outside, with the verdict that says so. */
  readonly beyondReach: Readonly<Record<string, string>>;
  /** Defects that are not found, each with the reason. */
  readonly notFoundYet?: Readonly<Record<string, string>>;
  /** The part of the state that a run has to leave as it was. */
  readonly lasting: (state: State) => unknown;
}

export function suite<State>(name: string, subject: Subject<State>): void {
  /** The responses that do not conform, but for those that nobody can bring out. */
  const amiss = <Said extends { readonly id: string; readonly verdict: string }>(
    responses: readonly Said[],
  ) => responses.filter(({ id, verdict }) => verdict !== (subject.beyondReach[id] ?? 'conforms'));

  let built: Promise<Collection> | undefined;
  const run = async (standIn: StandIn<State>): Promise<readonly Outcome[]> => {
    built ??= builtCollection(subject.document);
    const { baseUrl } = standIn;
    return runCollection(await built, { ...subject.variables, baseUrl, writes: 'restore' });
  };

  describe.concurrent(name, () => {
    test('conforms in all that can be brought out', async (context) => {
      const standIn = await raise(subject.api);
      context.onTestFinished(() => standIn.close());
      const before = subject.lasting(standIn.state());
      const { code, results } = await verdict(subject.document, standIn, {
        args: ['--writes', 'restore', ...subject.args],
        env: subject.env,
        by: warmDocproof,
      });
      expect(amiss(results.responses), told(results).join('\n')).toEqual([]);
      expect(code).toBe(0);
      expect(subject.lasting(standIn.state())).toEqual(before);
    });

    for (const [name, reason] of Object.entries(subject.notFoundYet ?? {}))
      test.todo(`is found out: ${name} (not yet: ${reason})`);

    const found = Object.entries(subject.defects).filter(([name]) => !(name in (subject.notFoundYet ?? {})));
    test.for(found)('is found out: %s', async ([, flaw], context) => {
      const standIn = await raise(subject.api, { flaw });
      context.onTestFinished(() => standIn.close());
      const outcomes = await run(standIn);
      // Where the condition was a guess, the documentation is not refuted: such a response is told as unprovoked.
      expect(
        amiss(outcomes).filter(({ verdict }) => /^(failed|unprovoked)$/.test(verdict)),
        listed(outcomes),
      ).not.toEqual([]);
    });

    test.for(Object.entries(subject.variations))(
      'raises no false alarm: %s',
      async ([, manners], context) => {
        const standIn = await raise(subject.api, { manners });
        context.onTestFinished(() => standIn.close());
        const before = subject.lasting(standIn.state());
        const outcomes = await run(standIn);
        expect(outcomes.length).toBeGreaterThan(0);
        expect(amiss(outcomes), listed(outcomes)).toEqual([]);
        expect(subject.lasting(standIn.state())).toEqual(before);
      },
    );
  });
}
