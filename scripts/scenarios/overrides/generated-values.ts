/** `{{$uuid}}` in overrides: a value that is made when the request is sent. */

import { closest } from '../../boundary/index.ts';
import { escapeStep, type Json } from '../../documentation/index.ts';
import type { ValueForm } from '../../vocabulary/index.ts';
import type { BodyPlan, Input, InputRef, RequestPlan } from '../model.ts';

interface Generator {
  readonly form: ValueForm;
  /** What it looks like; a number is sent as a number where it is a whole value of JSON. */
  readonly like: string | number;
}

const generators: Readonly<Record<string, Generator>> = {
  uuid: { form: 'uuid', like: '5d8e4f3a-9c1b-4a7e-8f2d-6b0c3e9a1d47' },
  integer: { form: 'integer', like: 7 },
  text: { form: 'text', like: 'docproof' },
  email: { form: 'email', like: 'docproof@example.com' },
  hostname: { form: 'hostname', like: 'www.example.com' },
  uri: { form: 'uri', like: 'https://example.com/docproof' },
  ipv4: { form: 'ipv4', like: '192.0.2.1' },
  ipv6: { form: 'ipv6', like: '2001:db8::1' },
  date: { form: 'date', like: '2190-01-01' },
  'date-time': { form: 'date-time', like: '2190-01-01T00:00:00Z' },
};

/** Postman's names for the same. */
const alsoCalled: Readonly<Record<string, string>> = {
  guid: 'uuid',
  randomUUID: 'uuid',
  randomInt: 'integer',
  randomEmail: 'email',
  isoTimestamp: 'date-time',
};

const token = /\{\{\$([^{}]*)\}\}/;

/** What is wrong with a text that asks for a generated value, and what to do; undefined if it is right. */
export function generatorProblem(text: string): readonly [what: string, next: string] | undefined {
  const names = [...text.matchAll(new RegExp(token, 'g'))].map(([, name = '']) => name);
  const unknown = names.find((name) => generatorOf(name) === undefined);
  if (unknown !== undefined) {
    const near = closest(unknown, Object.keys(generators));
    return [
      `there is no generated value {{$${unknown}}}`,
      near === undefined ? `there are ${Object.keys(generators).join(', ')}` : `did you mean {{$${near}}}?`,
    ];
  }
  return names.length > 1 ? [`${text} holds two generated values`, 'leave one of them'] : undefined;
}

/** Texts anywhere in a value. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function generatorOf(name: string): Generator | undefined {
  const known = Object.hasOwn(alsoCalled, name) ? alsoCalled[name] : name;
  return known !== undefined && Object.hasOwn(generators, known) ? generators[known] : undefined;
}

/** Collects the inputs of requests whose texts ask for generated values. */
export class GeneratedValues {
  readonly inputs: Input[] = [];

  /** The request with references to needs in place of such texts. */
  in(request: RequestPlan): RequestPlan {
    const values = Object.entries(request.values).filter(
      ([name, value]) => !this.#take(value, (generated) => ({ ...generated, name })),
    );
    return {
      ...request,
      values: Object.fromEntries(values),
      query: request.query.map((pair) => ({ ...pair, value: this.#referred(pair.value) })),
      headers: request.headers.map((pair) => ({ ...pair, value: this.#referred(pair.value) })),
      body: this.#inBody(request.body),
    };
  }

  #inBody(body: BodyPlan | undefined): BodyPlan | undefined {
    switch (body?.kind) {
      case undefined:
      case 'text':
        return body;
      case 'form':
        return {
          ...body,
          fields: body.fields.map((field) => ({ ...field, value: this.#referred(field.value) })),
        };
      case 'json':
        return { ...body, fills: [...body.fills, ...this.#fillsIn(body.json, '')] };
    }
  }

  #fillsIn(json: Json, pointer: string): readonly { readonly pointer: string; readonly input: string }[] {
    if (typeof json === 'string') {
      const input = this.#take(json, (generated) => generated);
      return input === undefined ? [] : [{ pointer, input }];
    }
    if (typeof json !== 'object' || json === null) return [];
    return Object.entries(json).flatMap(([key, value]) =>
      this.#fillsIn(value as Json, `${pointer}/${escapeStep(key)}`),
    );
  }

  #referred(value: string | InputRef): string | InputRef {
    if (typeof value !== 'string') return value;
    const input = this.#take(value, (generated) => generated);
    return input === undefined ? value : { input };
  }

  /** The name of the need that a text asks for. */
  #take(text: string, named: (input: FreshInput) => FreshInput): string | undefined {
    const [whole, name = ''] = token.exec(text) ?? [];
    const generator = whole === undefined ? undefined : generatorOf(name);
    if (whole === undefined || generator === undefined) return undefined;
    const isWhole = text === whole;
    const input = named({
      kind: 'fresh',
      name: `generated_${this.inputs.length + 1}`,
      form: generator.form,
      like: isWhole ? generator.like : String(generator.like),
      ...(isWhole ? {} : { within: text.replace(whole, '{}') }),
    });
    this.inputs.push(input);
    return input.name;
  }
}

type FreshInput = Extract<Input, { kind: 'fresh' }>;
