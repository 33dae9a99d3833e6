/** Another way to keep to the documentation: what the collection finds there is a false alarm. */
import type { Layer, MockServerSettings, SavedState } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import type { StoredStates } from '../state/filled-state.ts';

export interface Variant {
  readonly name: string;
  /** For people, in a sentence. */
  readonly what: string;
  /** What is before the mock; undefined if its answers stay as they are. */
  readonly layer?: (plan: ScenarioPlan) => Layer;
  /** How the mock is started. */
  readonly settings?: Pick<MockServerSettings, 'latency' | 'pageSize'>;
  /** What is stored at the beginning; undefined for what every score begins with. */
  readonly state?: (stored: StoredStates, plan: ScenarioPlan) => SavedState | Promise<SavedState>;
}
