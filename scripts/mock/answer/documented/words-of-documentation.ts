/** The words that documentation is written in: what is not among them may be an example's value. */
import { operationsOf } from '../../../analysis/index.ts';
import type { ApiDescription, Attribute } from '../../../documentation/index.ts';

/** Words of messages in general, which need not be in the documentation's own prose. */
const common =
  'a an and any are already access address allowed already as at bad be been by can cannot code conflict could create created ' +
  'data date deleted denied did do does doesn don duplicate during email empty entity entry error exceeded exist existing exists ' +
  'expected expired fail failed false field fields for forbidden format found from given greater had has have id identifier if in ' +
  'incorrect integer internal invalid is isn it item its json key length less limit list longer malformed match max maximum ' +
  'message min minimum missing more most must name named neither no non none nor not null number object of on one only operation ' +
  'or other out parameter parse password permission please property provided received record reference registered request required ' +
  'resource same server should some string such supplied supported than that the there this to token too true type ' +
  'unable unauthorized unique unknown unprocessable unsupported url use used user valid validation value values was were when ' +
  'which with without wrong you your';

export function vocabularyOf(description: ApiDescription): ReadonlySet<string> {
  const words = new Set(common.split(' '));
  const add = (text: string) => {
    for (const word of proseWords(text)) words.add(word);
  };
  const describe = (attribute: Attribute): void => {
    add(`${attribute.name} ${attribute.description}`);
    attribute.children.forEach(describe);
  };
  add(`${description.title} ${description.description}`);
  for (const group of description.groups) {
    add(`${group.name} ${group.description}`);
    for (const resource of group.resources) {
      add(`${resource.name} ${resource.description} ${resource.uriTemplate}`);
      for (const table of resource.tables) table.attributes.forEach(describe);
    }
    for (const table of group.tables) table.attributes.forEach(describe);
  }
  for (const operation of operationsOf(description)) {
    add(`${operation.name} ${operation.description}`);
    for (const parameter of operation.parameters) add(`${parameter.name} ${parameter.description}`);
    for (const response of operation.responses) add(response.description);
    for (const table of operation.tables) table.attributes.forEach(describe);
    operation.attributes.forEach(describe);
  }
  return words;
}

/** Words of running text, without what is in code or quotes. */
function proseWords(text: string): readonly string[] {
  const prose = text.replace(/`[^`]*`|"[^"]*"|“[^”]*”|<[^>]*>/g, ' ').replace(/_+/g, ' ');
  return prose.toLowerCase().match(/\p{L}+/gu) ?? [];
}
