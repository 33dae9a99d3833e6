/** What a mutant changes, for people: a sentence without a full stop. */
import { jsonText } from '../documentation/index.ts';
import type { MutantKind, Mutation } from './model.ts';
import { placeText, totalText } from './mutants/mutation-text.ts';

export function describeMutation(mutation: Mutation): string {
  switch (mutation.kind) {
    case 'field-missing':
      return `${placeText(mutation.place)} is missing`;
    case 'field-renamed':
      return `${placeText(mutation.place)} has another name`;
    case 'null':
    case 'wrong-type':
    case 'wrong-format':
    case 'outside-enum':
    case 'out-of-range':
      return `${placeText(mutation.place) || 'the body'} is ${shortened(jsonText(mutation.value))}`;
    case 'envelope-added':
      return 'the body is wrapped in another object';
    case 'envelope-removed':
      return `the body is only the value of "${mutation.key}"`;
    case 'body-empty':
      return 'the body is empty';
    case 'body-truncated':
      return 'the body ends in the middle';
    case 'body-html':
      return 'the body is an HTML page';
    case 'body-null':
      return 'the body is null';
    case 'wrong-status':
      return `the status is ${mutation.status}`;
    case 'error-as-success':
      return `the error is answered with the status ${mutation.status}`;
    case 'other-media-type':
      return `the media type is ${mutation.mediaType}`;
    case 'header-missing':
      return `the header ${mutation.header} is missing`;
    case 'another-resource':
      return 'another resource is returned';
    case 'not-stored':
      return 'the write is answered, and nothing is stored';
    case 'stored-twice':
      return 'what is written is stored a second time under another id';
    case 'stored-elsewhere':
      return 'what is written is stored under another id';
    case 'field-not-stored':
      return `the field ${mutation.field.join('/')} is not stored`;
    case 'field-stored-otherwise':
      return `the field ${mutation.field.join('/')} is stored with another value`;
    case 'not-removed':
      return 'the removal is answered, and nothing is removed';
    case 'another-removed':
      return 'another resource is removed';
    case 'not-refused':
      return 'the request is not refused';
    case 'credentials-not-checked':
      return 'the credentials are not checked';
    case 'refused-but-done':
      return 'the request is refused, and carried out';
    case 'filter-ignored':
    case 'limit-ignored':
    case 'page-ignored':
    case 'order-ignored':
      return 'list' in mutation
        ? 'the list shows its last entry first'
        : `the query parameter ${mutation.parameter} is ignored`;
    case 'item-repeated':
      return 'the list shows its last entry twice';
    case 'item-omitted':
      return 'the list does not show its last entry';
    case 'wrong-total':
      return `${totalText(mutation.total)} is one too many`;
    case 'connection-reset':
      return 'the connection is reset';
    case 'answer-stalled':
      return 'never answers';
    case 'answer-cut':
      return 'the connection ends in the middle of the body';
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** In the order of reports. */
export const mutantKinds: readonly MutantKind[] = [
  'field-missing',
  'field-renamed',
  'null',
  'wrong-type',
  'wrong-format',
  'outside-enum',
  'out-of-range',
  'envelope-added',
  'envelope-removed',
  'body-empty',
  'body-truncated',
  'body-html',
  'body-null',
  'wrong-status',
  'error-as-success',
  'other-media-type',
  'header-missing',
  'another-resource',
  'not-stored',
  'stored-twice',
  'stored-elsewhere',
  'field-not-stored',
  'field-stored-otherwise',
  'not-removed',
  'another-removed',
  'not-refused',
  'credentials-not-checked',
  'refused-but-done',
  'filter-ignored',
  'limit-ignored',
  'page-ignored',
  'order-ignored',
  'item-repeated',
  'item-omitted',
  'wrong-total',
  'connection-reset',
  'answer-stalled',
  'answer-cut',
];
