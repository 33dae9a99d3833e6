/** What the scripts of one request are told: its scenario, as plain data. */
import type { Json } from '../../documentation/index.ts';
import type { Effect, ListRead, Need, RequestPlan } from '../../scenarios/index.ts';

export interface RequestScript {
  /** Id of the documented response. */
  readonly id: string;
  readonly status: number;
  /** All statuses that the documentation shows for the operation. */
  readonly documented: readonly number[];
  /** Another status is a deviation; otherwise it only was not provoked. */
  readonly certain: boolean;
  readonly effect: Effect;
  /** Why nothing is sent; undefined where there are attempts. */
  readonly unprovokable: string | undefined;
  readonly attempts: readonly ScriptedAttempt[];
  /** The list that shows the resource which the answer shows at `object`; undefined where there is none. */
  readonly listed:
    | (ListRead & { readonly object: readonly string[]; readonly idField: readonly string[] })
    | undefined;
  /** For the strict mode: places of documented fields, and documented messages by place. */
  readonly fields: readonly string[];
  readonly messages: Readonly<Record<string, string>>;
}

export interface ScriptedAttempt {
  readonly summary: string;
  readonly needs: readonly Need[];
  readonly request: RequestPlan;
}

/** Handed from the pre-request script to the test script. */
export interface Prepared {
  readonly script: Omit<RequestScript, 'attempts' | 'unprovokable'>;
  readonly attempt: number;
  readonly attempts: number;
  readonly policy: 'none' | 'restore' | 'all';
  readonly values: { [name: string]: string | number | boolean | null };
  readonly entries: { readonly [need: string]: { readonly [field: string]: Json } };
  readonly made: readonly string[];
  /** What was sent, as JSON; undefined where the body is none. */
  readonly sent: Json | undefined;
  /** The resource before a change. */
  readonly before: { readonly [field: string]: Json } | undefined;
  /** Other entries of the list before a change, a sample. */
  readonly others: readonly { readonly [field: string]: Json }[];
}

export function isRefusal(status: number): boolean {
  return status >= 400;
}
