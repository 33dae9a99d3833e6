/** Which mutants break the documentation at all: what it allows is not a breach, and what is never answered breaks nothing. */
import { createsAtItem, isSuccess, type ResourceModel } from '../analysis/index.ts';
import { mayRefuseGuess, promisedHeaders, refusesValues } from '../collections/index.ts';
import {
  type DocumentedResponse,
  documentedFor,
  isInRange,
  type Operation,
  parsedJson,
  rangeWithin,
  statusName,
} from '../documentation/index.ts';
import type { Confidence, Scenario, ScenarioPlan } from '../scenarios/index.ts';
import { type Baseline, scenariosBroken } from './baseline.ts';
import { brokenBody } from './breaking/break-body.ts';
import { type Allows, allowsIn, isOfItsType } from './documented-bodies.ts';
import {
  type BodyMutation,
  breaksBody,
  type Fate,
  type FieldMutation,
  type Mutant,
  type SentAnswer,
  type StatusMutation,
} from './model.ts';
import { totalHeaders, totalsIn } from './mutants/lists.ts';
import { describesEntries } from './state/item-schema.ts';
import { retentionReason, whyAnyId, whyRefused, whyRepeated } from './undocumented.ts';

/** undefined for a breach, whose fate a run has to show. */
export type Triage = (mutant: Mutant) => Fate | undefined;

interface Known {
  readonly scenario: Scenario;
  readonly operation: Operation;
  readonly response: DocumentedResponse;
  readonly confidence: Confidence;
  /** Whether the documentation allows this body; undefined where it says nothing. */
  readonly allows: Allows | undefined;
}

export function triageFor(plan: ScenarioPlan, baseline: Baseline): Triage {
  const known = knownResponses(plan);
  return (mutant) => {
    const own = known.get(mutant.response);
    const samples = baseline.samples.get(mutant.response) ?? [];
    if (!own || samples.length === 0) return neverAnswered(mutant, baseline);
    const allowed = triageAnswered(mutant, own, samples, plan, known);
    return allowed ?? (scenariosBroken(mutant, baseline).length === 0 ? neverBroken : undefined);
  };
}

function triageAnswered(
  { mutation }: Mutant,
  own: Known,
  samples: readonly SentAnswer[],
  plan: ScenarioPlan,
  known: ReadonlyMap<string, Known>,
): Fate | undefined {
  if (breaksBody(mutation)) return triageBody(mutation, own, samples, known);
  switch (mutation.kind) {
    case 'wrong-status':
    case 'error-as-success':
    case 'other-media-type':
    case 'header-missing':
      return triageStatus(mutation, own, samples, plan, known);
    case 'item-omitted':
      return triageOmission(own, plan);
    case 'stored-elsewhere':
      return unspoken(whyAnyId(own.scenario)) ?? triageEffect(own, plan, ({ read, list }) => read ?? list);
    case 'not-stored':
    case 'field-not-stored':
    case 'field-stored-otherwise':
      return triageEffect(own, plan, ({ read, list }) => read ?? list);
    case 'not-removed':
      return (
        unspoken(retentionReason(own.scenario)) ?? triageEffect(own, plan, ({ read, list }) => read ?? list)
      );
    case 'item-repeated':
      return unspoken(whyRepeated(own.operation, plan));
    case 'stored-twice':
    case 'another-removed':
      return triageEffect(own, plan, ({ list }) => list);
    case 'refused-but-done':
      return triageEffect(own, plan, ({ create, read, list }) =>
        create === own.operation ? list : (read ?? list),
      );
    case 'not-refused':
    case 'credentials-not-checked':
      return triageAccepted(own);
    case 'another-resource':
    case 'filter-ignored':
    case 'limit-ignored':
    case 'page-ignored':
    case 'order-ignored':
    case 'wrong-total':
    case 'connection-reset':
    case 'answer-stalled':
    case 'answer-cut':
      return undefined;
  }
}

function knownResponses(plan: ScenarioPlan): ReadonlyMap<string, Known> {
  const allows = allowsIn(plan);
  const scenarios = new Map(plan.scenarios.map((scenario) => [scenario.id, scenario]));
  return new Map(
    plan.api.operations.flatMap(({ operation }) =>
      operation.responses.flatMap((response): readonly [string, Known][] => {
        const scenario = scenarios.get(response.id);
        if (!scenario) return [];
        const confidence =
          scenario.interpretations[scenario.attempts[0]?.interpretation ?? 0]?.confidence ?? 'guess';
        return [
          [response.id, { scenario, operation, response, confidence, allows: allows.get(response.id) }],
        ];
      }),
    ),
  );
}

function neverAnswered({ response }: Mutant, { verdicts }: Baseline): Fate {
  const own = verdicts.get(response);
  const why = own ? `${own.verdict}: ${own.reason}` : 'it is not documented';
  return { fate: 'not-reached', reason: `the mock never gives this response; ${why}` };
}

export const neverBroken: Fate = { fate: 'not-reached', reason: 'no answer of the mock has what it breaks' };

function equivalent(reason: string): Fate {
  return { fate: 'equivalent', reason };
}

function unspoken(reason: string | undefined): Fate | undefined {
  return reason === undefined ? undefined : equivalent(reason);
}

function triageBody(
  mutation: FieldMutation | BodyMutation,
  own: Known,
  samples: readonly SentAnswer[],
  known: ReadonlyMap<string, Known>,
): Fate | undefined {
  const { allows } = own;
  const documented = samples.filter((sample) => isOfItsType(sample, own.response)).map(({ body }) => body);
  // What is not as documented even without the mutant shows nothing of what the mutant breaks.
  const sound = allows ? documented.filter((text) => isAllowed(text, allows)) : [];
  const broken = (sound.length > 0 ? sound : documented).flatMap((body) => brokenBody(mutation, body) ?? []);
  if (broken.length === 0) return neverBroken;
  if (!allows) return isFreeText(own.response) ? equivalent(allowedBy(mutation)) : undefined;
  const breaches = broken.filter((text) => !isAllowed(text, allows));
  if (breaches.length === 0) return equivalent(allowedBy(mutation));
  const others = alternatives(own, known);
  const isAnothers = breaches.every((text) =>
    others.some((other) => other.allows && isAllowed(text, other.allows)),
  );
  return isAnothers
    ? equivalent('another documented response of the same status allows this body, and either may come')
    : undefined;
}

/** A text that only a schema describes, and no example shows: it may be empty. */
function isFreeText({ mediaType, body, otherContents = [] }: DocumentedResponse): boolean {
  return body?.generated === true && otherContents.some((content) => content.mediaType === mediaType);
}

function isAllowed(text: string, allows: Allows): boolean {
  const body = parsedJson(text);
  return body !== undefined && allows(body);
}

/** Whether a body may come with another documented status. */
function isAllowedWith(
  status: number,
  body: string,
  { operation }: Known,
  known: ReadonlyMap<string, Known>,
): boolean {
  const other = known.get(operation.responses.find((each) => each.status === status)?.id ?? '');
  return other?.allows === undefined || isAllowed(body, other.allows);
}

/** Responses of the same status, where nothing tells for certain which of them comes. */
function alternatives({ operation, response, confidence }: Known, known: ReadonlyMap<string, Known>) {
  if (confidence === 'certain') return [];
  return operation.responses
    .filter((other) => other !== response && other.status === response.status)
    .flatMap(({ id }) => known.get(id) ?? []);
}

function allowedBy(mutation: FieldMutation | BodyMutation): string {
  switch (mutation.kind) {
    case 'field-missing':
    case 'field-renamed':
      return 'the documentation does not require this field';
    case 'null':
      return 'the documentation allows null here';
    case 'wrong-type':
      return 'the documentation does not say which type this has';
    case 'wrong-format':
    case 'outside-enum':
    case 'out-of-range':
    case 'envelope-added':
    case 'envelope-removed':
    case 'body-empty':
    case 'body-truncated':
    case 'body-html':
    case 'body-null':
      return 'the documented schema allows this body';
  }
}

function triageStatus(
  mutation: StatusMutation,
  own: Known,
  samples: readonly SentAnswer[],
  plan: ScenarioPlan,
  known: ReadonlyMap<string, Known>,
): Fate | undefined {
  switch (mutation.kind) {
    case 'wrong-status':
      return triageOtherStatus(mutation.status, own);
    case 'error-as-success':
      return samples.every(({ body }) => isAllowedWith(mutation.status, body, own, known))
        ? triageOtherStatus(mutation.status, own)
        : undefined;
    case 'other-media-type':
      return samples.every(({ body }) => body === '')
        ? { fate: 'not-reached', reason: 'the mock gives no body that a media type would be about' }
        : undefined;
    case 'header-missing':
      return promisedHeaders(own.scenario, plan).includes(mutation.header)
        ? undefined
        : equivalent('servers and proxies set this header as they like: showing it promises nothing');
  }
}

function triageOtherStatus(status: number, own: Known): Fate | undefined {
  const { operation, response, scenario } = own;
  const range = rangeWithin(response, operation);
  if (range && isInRange(status, range)) return equivalent(`${range.name} stands for ${status} as well`);
  const other = documentedFor(status, operation);
  if (!other) return undefined;
  if (isSuccess(other) && scenario.interpretations.some(({ forbids }) => forbids)) return undefined;
  const why = whyOther({ ...other, status }, own);
  return why === undefined ? undefined : equivalent(`${why}, and ${statusName(other)} is documented too`);
}

/** A success in the place of a refusal that is not certain to come. */
function triageAccepted(own: Known): Fate | undefined {
  const success = own.operation.responses.find(isSuccess);
  return success && triageOtherStatus(success.status, own);
}

/** Why the documentation lets another of its responses come as well; undefined where it does not. */
function whyOther(other: DocumentedResponse, { response, scenario, confidence }: Known): string | undefined {
  const { attempts, interpretations } = scenario;
  if (response.range) return `${response.range.name} stands for whatever else there is`;
  const isSure =
    attempts.some(({ interpretation }) => interpretations[interpretation]?.assumes) ||
    confidence === 'certain';
  if (!isSure)
    return `it is ${confidence === 'likely' ? 'only likely' : 'a guess'} when ${response.status} is given`;
  const { status } = other;
  if (refusesValues(status) && attempts.some(({ madeUp = [] }) => madeUp.length > 0))
    return 'the request sends values that are made up, which the API may refuse';
  if (!isSuccess(response)) return undefined;
  if (mayRefuseGuess(status) && attempts.some(({ guessed }) => guessed))
    return 'the body of the request is made of its schema alone, and the API may want more';
  if (status === 503) return 'the API may not be available';
  if (status === 403 && !attempts.some(({ inputs }) => inputs.some(({ kind }) => kind === 'existing')))
    return 'the documentation does not say what the account may do';
  const unexplained = whyRefused(scenario, status);
  if (unexplained !== undefined) return unexplained;
  const isConflict = status === 409 || status === 423;
  return isConflict && scenario.effect.kind !== 'create'
    ? 'what is there may be in a state that forbids it'
    : undefined;
}

/** Only what was made through the API, or is counted there, is known to be missing. */
function triageOmission({ operation, response }: Known, { api }: ScenarioPlan): Fate | undefined {
  const isMade = api.resources.some(
    (resource) => resource.list === operation && isMadeByRequest(resource) && describesEntries(resource, api),
  );
  const isCounted = totalsIn(response.body?.json).length > 0 || totalHeaders(response).length > 0;
  return isMade || isCounted
    ? undefined
    : equivalent('no other documented operation shows which entries exist');
}

function isMadeByRequest({ create, replace }: ResourceModel): boolean {
  return create !== undefined || (replace !== undefined && createsAtItem(replace));
}

/** What is stored is only known by what shows it: a list whose entries nothing describes does not. */
function triageEffect(
  { operation }: Known,
  { api }: ScenarioPlan,
  shownBy: (resource: ResourceModel) => Operation | undefined,
): Fate | undefined {
  const concerned = api.resources.filter(({ create, replace, update, remove }) =>
    [create, replace, update, remove].includes(operation),
  );
  const isShown = (resource: ResourceModel) => {
    const shown = shownBy(resource);
    return shown !== undefined && (shown !== resource.list || describesEntries(resource, api));
  };
  return concerned.length > 0 && !concerned.some(isShown)
    ? equivalent('no documented request shows what is stored')
    : undefined;
}
