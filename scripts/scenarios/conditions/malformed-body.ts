import { isSafe } from '../../analysis/index.ts';
import { jsonText } from '../../documentation/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { BodyPlan } from '../model.ts';
import { withBody } from '../requests/index.ts';
import { isForSyntax } from './by-schema.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { aboutValues, evidenceFrom, isVague, type Mention, mentionsOf, refusesContent } from './mentions.ts';
import type { BodySyntax } from './model.ts';
import { noPlaces } from './places.ts';

/** The body cannot be read: JSON that ends in the middle. */
export const malformedBody: ConditionKind<'malformed-body'> = {
  kind: 'malformed-body',
  stage: 'syntax',
  narrowness: 0,
  places: () => noPlaces,

  recognise(context) {
    const { response, operation, baseline } = context;
    if (!refusesContent(response.status) || isSafe(operation.method)) return [];
    const said = mentionsOf('malformed-body', context)[0];
    if (said && tellsMore(said, context)) return [];
    const syntax = syntaxOf(context, said);
    if (said) {
      return [
        {
          condition: { kind: 'malformed-body', syntax },
          summary: `the body is not valid ${syntaxNames[syntax]}`,
          confidence: baseline.request.body && operation.method !== 'DELETE' ? 'certain' : 'likely',
          evidence: [evidenceFrom(said.statement)],
        },
      ];
    }
    const mayBeMeant = (response.status === 400 || response.status === 422) && isVague(context);
    const kind = baseline.request.body?.kind;
    const isXml = kind === 'text' && syntax === 'xml';
    if (!mayBeMeant || !(kind === 'json' || isXml || (kind === undefined && takesBody(operation.method))))
      return [];
    return [
      {
        condition: { kind: 'malformed-body', syntax },
        summary: `the body is not valid ${syntaxNames[syntax]}`,
        confidence: isForSyntax(context) ? 'likely' : 'guess',
        evidence: [evidence(`status ${response.status} refuses what a request says`, response.source)],
      },
    ];
  },

  provoke({ syntax }, context) {
    const { baseline, operation } = context;
    const planned = withBody(baseline, brokenBody(syntax, context));
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with a body that ends in the middle`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ syntax }, request) {
    const text = request.text.trim();
    if (text === '') return false;
    const isBroken = syntax === 'json' ? request.json === undefined : !isBalanced(text);
    return isBroken ? { offending: undefined } : false;
  },
};

/** `Invalid JSON request` above an error that names a field is about that field. */
function tellsMore(said: Mention, context: ResponseContext): boolean {
  const others = [...aboutValues(context), ...mentionsOf('missing', context)];
  return others.some(({ statement, subjects }) => statement !== said.statement && subjects[0]?.in === 'body');
}

function takesBody(method: string): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH';
}

const syntaxNames: Readonly<Record<BodySyntax, string>> = { json: 'JSON', yaml: 'YAML', xml: 'XML' };
const mediaTypes: Readonly<Record<BodySyntax, string>> = {
  json: 'application/json',
  yaml: 'application/x-yaml',
  xml: 'application/xml',
};
const broken: Readonly<Record<BodySyntax, string>> = {
  json: '{"begun": "and not',
  yaml: 'begun: [and, "not\n  ended: {',
  xml: '<begun><and-not-ended>',
};

function syntaxOf({ baseline }: ResponseContext, said: Mention | undefined): BodySyntax {
  const text = `${said?.statement.plain ?? ''} ${baseline.request.body?.mediaType ?? ''}`;
  if (/yaml|yml/i.test(text)) return 'yaml';
  return /\bxml\b/i.test(text) && !/json/i.test(text) ? 'xml' : 'json';
}

function brokenBody(syntax: BodySyntax, { baseline }: OperationContext): BodyPlan {
  const body = baseline.request.body;
  const mediaType = body?.mediaType ?? mediaTypes[syntax];
  const valid = body?.kind === 'json' ? jsonText(body.json) : '';
  const text =
    syntax === 'json' && /^[[{].../.test(valid)
      ? valid.slice(0, Math.min(valid.length - 1, 40))
      : broken[syntax];
  return { kind: 'text', mediaType, text };
}

function isBalanced(text: string): boolean {
  const count = (mark: RegExp) => (text.match(mark) ?? []).length;
  return (
    count(/\[/g) === count(/\]/g) && count(/\{/g) === count(/\}/g) && count(/<[^/!?]/g) <= count(/<\/|\/>/g)
  );
}
