/** Another way to keep to the documentation: what the collection finds there is a false alarm. */
import type { Layer, MockServerSettings, SavedState } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';

export interface Variant {
  readonly name: string;
  /** For people, in a sentence. */
  readonly what: string;
  /** What stands before the mock; undefined where its answers stay as they are. */
  readonly layer?: (plan: ScenarioPlan) => Layer;
  /** How the mock is started. */
  readonly settings?: Pick<MockServerSettings, 'latency'>;
  /** What is stored at the beginning. */
  readonly state?: (documented: SavedState, plan: ScenarioPlan) => SavedState;
}
