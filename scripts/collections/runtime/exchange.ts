/** A request as it is sent, and its answer. */
import type { RequestPlan } from '../../scenarios/index.ts';
import type { ReadBody } from './body.ts';
import type { PostmanHeader } from './postman.ts';

export interface Answer {
  /** 0 where no answer came. */
  readonly status: number;
  /** `200 OK`, or why no answer came. */
  readonly statusLine: string;
  readonly body: ReadBody;
  /** What was asked was a read that the answer to the request led to: it does not say what the request did. */
  readonly isOfRead?: true;
  /** 0 for the answer to the request itself, else the number of the request that the script has sent. */
  readonly exchange: number;
  header(name: string): string | undefined;
}

/** A request with all its values in place; credentials are added when it is sent. */
export interface ReadyRequest {
  readonly method: string;
  /** Path and query, to be put behind the base URL. */
  readonly path: string;
  readonly headers: readonly PostmanHeader[];
  readonly body: string | undefined;
  /** Security schemes, as in the plan. */
  readonly access?: RequestPlan['access'];
  /** Statuses by which the documentation lets a removal be refused. */
  readonly mayRefuse?: readonly number[];
  /** After the removal it can still be read, in another state. */
  readonly stays?: true;
  /** Removes it for good then, from where removed things are kept. */
  readonly purge?: ReadyRequest;
}
