/** The mock that a collection is tried at, on any free port. */
import type { ScenarioPlan } from '../scenarios/index.ts';
import { type MockServer, startMock } from './server.ts';
import type { MockServerSettings } from './settings.ts';

export interface EmbeddedMock extends MockServer {
  /** What a collection has to know of it: the credentials that it accepts. */
  readonly variables: Readonly<Record<string, string>>;
}

/** It knows the documented credentials, those that were given, and a second account's. */
export async function startEmbedded(
  plan: ScenarioPlan,
  given: Readonly<Record<string, string>> = {},
  settings: Partial<MockServerSettings> = {},
): Promise<EmbeddedMock> {
  const { credentials } = plan.api;
  const own = Object.fromEntries(
    credentials.map(({ variable, example }) => [
      variable,
      given[variable] ?? (example || 'the-owner-of-this-mock'),
    ]),
  );
  const second = Object.fromEntries(
    credentials.map(({ variable }) => {
      const name = `second_${variable}`;
      return [name, given[name] ?? secondOf(own[variable] ?? '')];
    }),
  );
  const mock = await startMock({
    plans: [plan],
    port: 0,
    owner: Object.values(own),
    second: Object.values(second),
    // A run must be answered for what it sends, and by nothing else.
    conventions: false,
    control: false,
    deadlines: false,
    journalSize: 0,
    ...settings,
  });
  return { ...mock, variables: { ...own, ...second, sweeping: 'true' } };
}

/** In the scheme of the first account's: `Bearer abc` → `Bearer second-account`. */
function secondOf(own: string): string {
  return own.replace(/^(\w+ )?.*$/s, '$1second-account');
}
