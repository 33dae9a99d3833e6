/**
 * Ways to break one answer of a server. Each has a name, a kind, and `answer(exchange)`, which gives the broken answer, or
 * undefined where there is nothing to break. Those with `means` break what an operation does: the document cannot say of
 * the answer alone that it is wrong. All others count only where the broken answer violates the document.
 */
import { jsonOf, responseFor, valueAt } from './document.mjs';

/** `samples`: answers of one operation with one status; `all`: every answer of the server. */
export function breachesOf(operation, samples, all) {
  const [{ answer: first }] = samples;
  const bodies = samples.map(({ answer }) => jsonOf(answer.body)).filter((body) => body !== undefined);
  const isSuccess = first.status < 400;
  return [
    ...(bodies.length > 0 ? [...bodyBreaches(), ...placesIn(bodies).flatMap(fieldBreaches)] : []),
    ...answerBreaches(operation, first, all),
    ...connectionBreaches(first),
    ...(isSuccess ? meaningBreaches(operation, samples, all) : []),
  ];
}

const ofText = (kind, change) => ({
  kind,
  name: kind,
  answer: ({ answer }) => ({ ...answer, body: change(answer.body) }),
});

function bodyBreaches() {
  return [
    ofText('body-empty', () => ''),
    ofText('body-truncated', (body) => body.slice(0, Math.floor(body.length / 2))),
    ofText('body-html', () => '<html><body>Please come back later</body></html>'),
    ofText('body-null', () => 'null'),
    ofText('envelope-added', (body) => `{"proxy":${body}}`),
  ];
}

/** Places of all bodies; the first, a middle and the last item of each list. */
function placesIn(bodies) {
  const walk = (value, at) => {
    if (Array.isArray(value)) {
      const indexes = { first: 0, middle: value.length >> 1, last: value.length - 1 };
      const steps = Object.keys(indexes).slice(0, at.includes('first') || value.length < 3 ? 1 : 3);
      return value.length === 0
        ? []
        : steps.flatMap((step) => [[...at, step], ...walk(value[indexes[step]], [...at, step])]);
    }
    if (typeof value !== 'object' || value === null || at.length > 5) return [];
    return Object.entries(value).flatMap(([key, child]) => [[...at, key], ...walk(child, [...at, key])]);
  };
  const known = new Map(bodies.flatMap((body) => walk(body, [])).map((place) => [place.join('/'), place]));
  return [...known.values()];
}

function fieldBreaches(place) {
  const name = `/${place.join('/')}`;
  const isItem = ['first', 'middle', 'last'].includes(place.at(-1));
  const changes = [
    ...(isItem
      ? []
      : [
          ['field-missing', () => undefined],
          ['field-renamed', (value) => ({ renamed: value })],
        ]),
    ['null', () => null],
    ...[4711, 'of another type', true, { proxy: true }, ['proxy']].map((other) => [
      'wrong-type',
      (value) =>
        typeof value === typeof other && Array.isArray(value) === Array.isArray(other) ? value : other,
    ]),
  ];
  return changes.map(([kind, change]) => ({
    kind,
    name,
    answer: ({ answer }) => {
      const body = jsonOf(answer.body);
      return body !== undefined && changeAt(body, place, change, kind === 'field-renamed')
        ? { ...answer, body: JSON.stringify(body) }
        : undefined;
    },
  }));
}

/** Changes a value in place; false where there is none. */
function changeAt(body, place, change, renames) {
  const keys = [];
  for (const step of place) {
    const at = valueAt(body, keys);
    if (typeof at !== 'object' || at === null) return false;
    keys.push(Array.isArray(at) ? { first: 0, middle: at.length >> 1, last: at.length - 1 }[step] : step);
  }
  const holder = valueAt(body, keys.slice(0, -1));
  const key = keys.at(-1);
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return false;
  const value = holder[key];
  const changed = change(value);
  if (changed === undefined || renames) delete holder[key];
  if (renames) holder[`${key}_renamed`] = value;
  else if (changed !== undefined) holder[key] = changed;
  return true;
}

function answerBreaches(operation, { status }, all) {
  const statuses = new Set([
    ...[...operation.responses.keys()].filter((each) => /^\d+$/.test(each)).map(Number),
    500,
    202,
  ]);
  statuses.delete(status);
  const sampleWith = (other) =>
    all.find((each) => each.operation === operation && each.answer.status === other)?.answer;
  return [
    ...[...statuses].map((other) => ({
      kind: 'wrong-status',
      name: String(other),
      answer: ({ answer }) => ({ ...answer, ...sampleWith(other), status: other }),
    })),
    {
      kind: 'wrong-media-type',
      name: 'text/html',
      answer: ({ answer }) =>
        answer.body === ''
          ? undefined
          : { ...answer, headers: withHeader(answer.headers, 'content-type', 'text/html') },
    },
    ...(responseFor(operation, status)?.headers ?? []).map((header) => ({
      kind: 'header-missing',
      name: header,
      answer: ({ answer }) => ({ ...answer, headers: withHeader(answer.headers, header) }),
    })),
  ];
}

function withHeader(headers, name, value) {
  const others = headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return value === undefined ? others : [...others, [name, value]];
}

function connectionBreaches({ body }) {
  return [
    {
      kind: 'connection-reset',
      name: '',
      means: true,
      answer: ({ answer }) => ({ ...answer, fault: 'reset' }),
    },
    {
      kind: 'answer-stalled',
      name: '',
      means: true,
      answer: ({ answer }) => ({ ...answer, fault: 'stall' }),
    },
    ...(body === ''
      ? []
      : [
          {
            kind: 'answer-cut',
            name: '',
            means: true,
            answer: ({ answer }) => ({ ...answer, fault: 'cut' }),
          },
        ]),
  ];
}

function meaningBreaches(operation, samples, all) {
  const { method, path, variables } = operation;
  const endsInItem = /\{[^}]*\}$/.test(path);
  const above = all.filter(
    (each) => each.operation.method === 'GET' && each.operation.path === path.replace(/\/\{[^}]*\}$/, ''),
  );
  const isListed = endsInItem && above.length > 0;
  const makes = all.some((each) => each.operation.method === 'POST' && each.operation.path === path);
  const lists = samples.filter(
    ({ answer }) => (jsonOf(answer.body)?.length ?? 0) > 0 && Array.isArray(jsonOf(answer.body)),
  );
  const isWrite = method === 'PUT' || method === 'PATCH' || method === 'DELETE';
  const sent = new Set(
    samples
      .flatMap(({ request }) => Object.keys(plainObject(jsonOf(request.body))))
      .filter((field) => !variables.includes(field)),
  );
  const isRead = all.some(
    (each) =>
      each.operation.method === 'GET' &&
      (each.operation.path === path || each.operation.path.startsWith(`${path}/{`)),
  );
  return [
    ...(method === 'GET' && isListed ? [anotherResource(variables.at(-1))] : []),
    ...(method === 'GET' && lists.length > 0
      ? [
          onList('item-repeated', (list) => [...list, list.at(-1)]),
          ...(makes ? [onList('item-omitted', (list) => list.slice(0, -1))] : []),
        ]
      : []),
    ...(isWrite && endsInItem && isRead
      ? [replayed(method === 'DELETE' ? 'not-removed' : 'not-stored', samples)]
      : []),
    ...(method === 'POST' && isRead ? [replayed('not-stored', samples), storedTwice] : []),
    ...(['PUT', 'PATCH', 'POST'].includes(method) && isRead
      ? [...sent].flatMap((field) => [storedOtherwise(field), notStored(field)])
      : []),
  ];
}

function onList(kind, change) {
  return {
    kind,
    name: '',
    means: true,
    answer: ({ answer }) => {
      const list = jsonOf(answer.body);
      return Array.isArray(list) && list.length > 0
        ? { ...answer, body: JSON.stringify(change(list)) }
        : undefined;
    },
  };
}

function plainObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** Another entry of the list above is read. */
function anotherResource(variable) {
  return {
    kind: 'another-resource',
    name: '',
    means: true,
    answer: async ({ request, answer, ask }) => {
      const at = request.path.lastIndexOf('/');
      const list = jsonOf((await ask({ method: 'GET', path: request.path.slice(0, at) })).body);
      const own = decodeURIComponent(request.path.slice(at + 1).split('?')[0]);
      const other = [list]
        .flat()
        .map((entry) => entry?.[variable] ?? entry?.id)
        .find((id) => id !== undefined && String(id) !== own);
      if (other === undefined) return undefined;
      const wrong = await ask({
        method: 'GET',
        path: `${request.path.slice(0, at)}/${encodeURIComponent(other)}`,
      });
      return wrong.status === answer.status && wrong.body !== answer.body ? wrong : undefined;
    },
  };
}

/** A write is answered as before, and the server never sees it. */
function replayed(kind, samples) {
  return {
    kind,
    name: '',
    means: true,
    instead: async ({ request, ask }) => {
      if (request.method !== 'POST') {
        const there = await ask({ method: 'GET', path: request.path });
        if (there.status >= 400) return undefined;
      }
      const [{ answer }] = samples;
      const [shown, sent] = [jsonOf(answer.body), plainObject(jsonOf(request.body))];
      if (Object.keys(plainObject(shown)).length === 0) return answer;
      const echoed = Object.fromEntries(
        Object.entries(shown).map(([key, value]) => [key, sent[key] ?? value]),
      );
      return { ...answer, body: JSON.stringify(echoed) };
    },
  };
}

const storedTwice = {
  kind: 'stored-twice',
  name: '',
  means: true,
  answer: async ({ request, answer, ask }) => {
    const again = await ask(request);
    return again.status === answer.status ? answer : undefined;
  },
};

function storedOtherwise(field) {
  return onField('field-stored-otherwise', field, (value) => {
    if (typeof value === 'string') return `${value}x`;
    if (typeof value === 'number') return value + 1;
    return typeof value === 'boolean' ? !value : undefined;
  });
}

function notStored(field) {
  return onField('field-not-stored', field, () => undefined);
}

/** The server gets the request with one field changed; the answer shows what was sent. */
function onField(kind, field, change) {
  return {
    kind,
    name: field,
    means: true,
    instead: async ({ request, ask, succeeds }) => {
      const sent = jsonOf(request.body);
      const value = plainObject(sent)[field];
      const changed = value === undefined ? undefined : change(value);
      if (value === undefined || (changed === undefined && kind === 'field-stored-otherwise'))
        return undefined;
      const answer = await ask({ ...request, body: JSON.stringify({ ...sent, [field]: changed }) });
      if (!succeeds(answer)) return undefined;
      const shown = jsonOf(answer.body);
      return Object.hasOwn(plainObject(shown), field) ||
        (kind === 'field-not-stored' && answer.body !== '' && shown)
        ? {
            ...answer,
            body: JSON.stringify(field in plainObject(shown) ? { ...shown, [field]: value } : shown),
          }
        : answer;
    },
  };
}
