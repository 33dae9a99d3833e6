/** One thing changed in a request that is otherwise as documented; inputs that nothing uses any more fall away. */
import { keysOf, withValueAt } from '../../analysis/index.ts';
import { type Json, ownOf, textOfJson, withCookieIn } from '../../documentation/index.ts';
import type { Baseline } from '../context.ts';
import type { BodyPlan, Input, InputRef, ListRead, RequestPlan, ValueSource } from '../model.ts';
import { variablesOf } from './paths.ts';

export type PlannedRequest = Pick<Baseline, 'inputs' | 'request'>;

/** Another value for a field of the body; undefined leaves the field out. */
export function withField(planned: PlannedRequest, pointer: string, value: Json | undefined): PlannedRequest {
  const body = planned.request.body;
  if (!body) return planned;
  return withBody(planned, fieldChanged(body, pointer, value));
}

function fieldChanged(body: BodyPlan, pointer: string, value: Json | undefined): BodyPlan {
  switch (body.kind) {
    case 'json':
      return {
        ...body,
        json: withValueAt(body.json, keysOf(pointer), value),
        fills: body.fills.filter(
          (fill) => fill.pointer !== pointer && !fill.pointer.startsWith(`${pointer}/`),
        ),
      };
    case 'form': {
      const name = keysOf(pointer)[0] ?? '';
      const others = body.fields.filter((field) => field.name !== name);
      if (value === undefined) return { ...body, fields: others };
      const known = body.fields.find((field) => field.name === name);
      const changed = { ...known, name, value: textOfJson(value) };
      return { ...body, fields: [...others, changed] };
    }
    case 'text':
      return body;
  }
}

/** The value of a need at a place of the body. */
export function withFilledField(planned: PlannedRequest, pointer: string, input: Input): PlannedRequest {
  const body = planned.request.body;
  if (body?.kind === 'json') {
    const kept = body.fills.filter((fill) => fill.pointer !== pointer);
    const fills = [...kept, { pointer, input: input.name }];
    return withInput(withBody(planned, { ...body, fills }), input);
  }
  if (body?.kind === 'form') {
    const name = keysOf(pointer)[0] ?? '';
    const fields = [
      ...body.fields.filter((field) => field.name !== name),
      { name, value: { input: input.name } },
    ];
    return withInput(withBody(planned, { ...body, fields }), input);
  }
  return planned;
}

export function withBody(planned: PlannedRequest, body: BodyPlan | undefined): PlannedRequest {
  return pruned({ inputs: planned.inputs, request: { ...planned.request, body } });
}

/** Another value for a query parameter; undefined leaves it out. */
export function withQuery(
  planned: PlannedRequest,
  name: string,
  value: string | InputRef | undefined,
): PlannedRequest {
  const others = planned.request.query.filter((pair) => pair.name !== name);
  const query = value === undefined ? others : [...others, { name, value }];
  return pruned({ inputs: planned.inputs, request: { ...planned.request, query } });
}

/** Another value for a header; undefined leaves it out. */
export function withHeader(
  planned: PlannedRequest,
  name: string,
  value: string | InputRef | undefined,
): PlannedRequest {
  const others = planned.request.headers.filter((header) => header.name.toLowerCase() !== name.toLowerCase());
  const headers = value === undefined ? others : [...others, { name, value }];
  return pruned({ inputs: planned.inputs, request: { ...planned.request, headers } });
}

/** Another value for a cookie; undefined leaves it out. */
export function withCookie(planned: PlannedRequest, name: string, value: string | undefined): PlannedRequest {
  const sent = planned.request.headers.find((header) => /^cookie$/i.test(header.name))?.value ?? '';
  if (typeof sent !== 'string') return planned;
  return withHeader(
    planned,
    'Cookie',
    withCookieIn(sent, name, value, ownOf(planned.request.literal, name)) || undefined,
  );
}

/** A fixed value for a variable of the path, and for what repeats it in the body. */
export function withPathValue(planned: PlannedRequest, name: string, value: string): PlannedRequest {
  const { request } = planned;
  return pruned({
    inputs: planned.inputs.filter((input) => input.name !== name),
    request: {
      ...request,
      values: { ...request.values, [name]: value },
      body: request.body && withValueFor(request.body, name, value),
    },
  });
}

/** Says that the value of a variable of the path names nothing. */
export function withAbsentId({ inputs, request }: PlannedRequest, name: string): PlannedRequest {
  return { inputs, request: { ...request, madeUp: name } };
}

/** A value in all places of a body that a need would fill. */
function withValueFor(body: BodyPlan, input: string, value: string): BodyPlan {
  switch (body.kind) {
    case 'json':
      return {
        ...body,
        json: body.fills
          .filter((fill) => fill.input === input)
          .reduce((json, fill) => withValueAt(json, keysOf(fill.pointer), value), body.json),
        fills: body.fills.filter((fill) => fill.input !== input),
      };
    case 'form':
      return {
        ...body,
        fields: body.fields.map((field) =>
          typeof field.value !== 'string' && field.value.input === input ? { ...field, value } : field,
        ),
      };
    case 'text':
      return body;
  }
}

/** The value of a need for a variable of the path, in the place of the need or value that it had. */
export function withPathInput(planned: PlannedRequest, input: Input): PlannedRequest {
  const values = Object.fromEntries(
    Object.entries(planned.request.values).filter(([name]) => name !== input.name),
  );
  return withInput({ inputs: planned.inputs, request: { ...planned.request, values } }, input);
}

/** A need in the place of the one of the same name, or else after all others. */
export function withInput(planned: PlannedRequest, input: Input): PlannedRequest {
  const others = planned.inputs.filter((each) => each.name !== input.name);
  const stands = others.length < planned.inputs.length && !(input.kind === 'absent' && isFree(input, others));
  const inputs = stands
    ? planned.inputs.map((each) => (each.name === input.name ? input : each))
    : [...others, input];
  return pruned({ inputs, request: planned.request });
}

/**
 * Whether nothing else is looked up by the name of a need. What is made for the request may then find an existing thing
 * of that name for itself, which must not take the place of the absent one.
 */
function isFree({ name }: Input, others: readonly Input[]): boolean {
  return !others.some((each) =>
    each.kind === 'existing'
      ? each.sources.some((source) => namesOutside(source).includes(name))
      : namesOfInput(each).includes(name),
  );
}

/** The names in a source that it has no inputs of its own for. */
function namesOutside(source: ValueSource): readonly string[] {
  const own = source.kind === 'created' ? source.inputs.map(({ name }) => name) : [];
  return namesOfSource(source).filter((name) => !own.includes(name));
}

/** Without needs whose value is used nowhere. What has to be done is done for itself. */
function pruned(planned: PlannedRequest): PlannedRequest {
  const used = new Set(namesIn(planned.request));
  const kept: Input[] = [];
  for (const input of [...planned.inputs].reverse()) {
    if (input.kind !== 'done' && !used.has(input.name)) continue;
    kept.unshift(input);
    for (const name of namesOfInput(input)) used.add(name);
  }
  return { inputs: kept, request: planned.request };
}

function namesIn(request: RequestPlan): readonly string[] {
  const refs = [
    ...request.query,
    ...request.headers,
    ...(request.body?.kind === 'form' ? request.body.fields : []),
  ];
  return [
    ...variablesOf(request.path),
    ...refs.flatMap((pair) => (typeof pair.value === 'string' ? [] : [pair.value.input])),
    ...(request.body?.kind === 'json' ? request.body.fills.map((fill) => fill.input) : []),
  ];
}

function namesOfInput(input: Input): readonly string[] {
  switch (input.kind) {
    case 'existing':
      return input.sources.flatMap(namesOfSource);
    case 'absent':
      return input.list ? namesOfList(input.list) : [];
    case 'seen':
      return namesOfList(input.list);
    case 'fresh':
    case 'changed':
      return [];
    case 'header':
      return namesIn(input.read);
    case 'removed':
      return namesOfSource(input.create);
    case 'done':
      return [...namesIn(input.request), ...(input.undo ? namesIn(input.undo) : [])];
  }
}

function namesOfSource(source: ValueSource): readonly string[] {
  switch (source.kind) {
    case 'listed':
      return namesOfList(source.list);
    case 'created':
      return [
        ...namesIn(source.request),
        ...(source.remove ? namesIn(source.remove) : []),
        ...source.inputs.flatMap(namesOfInput),
      ];
    case 'example':
      return [];
  }
}

function namesOfList(list: ListRead): readonly string[] {
  return namesIn(list.request);
}
