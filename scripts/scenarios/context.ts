/** What a condition may look at: the operation with everything that was worked out about it. */
import type {
  ApiIndex,
  BodyField,
  Credential,
  DescribedResource,
  NamedParameter,
  OperationEffect,
  OperationRole,
  ResourceModel,
  ResponseWords,
} from '../analysis/index.ts';
import type { ApiDescription, DocumentedResponse, Operation } from '../documentation/index.ts';
import type { CreateSource, Effect, Input, MadeUpValue, RequestPlan } from './model.ts';

export interface ApiContext {
  readonly description: ApiDescription;
  readonly operations: readonly Operation[];
  readonly resources: readonly DescribedResource[];
  readonly index: ApiIndex;
  readonly credentials: readonly Credential[];
  /**
   * How to make a resource whose item path the asking request knows as `path`, ending in `{variable}`; `depth` counts
   * the creates that this one is made for.
   */
  creates(resource: ResourceModel, path: string, variable: string, depth: number): CreateSource | undefined;
}

export interface OperationContext extends ApiContext {
  readonly operation: Operation;
  readonly role: OperationRole;
  /** What the operation works on; undefined only where its role is `other`. */
  readonly resource: DescribedResource | undefined;
  /** What its success changes; `effect` has the requests that show it and turn it back. */
  readonly change: OperationEffect;
  /** The resource whose item path is the operation's path. */
  readonly item: ResourceModel | undefined;
  /** The resource whose collection path is the operation's path. */
  readonly collection: ResourceModel | undefined;
  /** Fields of the request body, from tables, MSON and examples. */
  readonly fields: readonly BodyField[];
  /** Its parameters, with all names that they go by. */
  readonly parameters: readonly NamedParameter[];
  /** The request as documented, with values found at the target. */
  readonly baseline: Baseline;
  readonly effect: Effect;
}

export interface Baseline {
  readonly inputs: readonly Input[];
  readonly request: RequestPlan;
  /** False if a value is only the documentation's example, which a target need not know. */
  readonly certain: boolean;
  /** What it sends that is not known to be acceptable. */
  readonly madeUp: readonly MadeUpValue[];
}

export interface ResponseContext extends OperationContext {
  readonly response: DocumentedResponse;
  readonly words: ResponseWords;
}
