/** What worked at a target, written to an overrides file for review. */
import { isMap, parseDocument } from 'yaml';

export interface Learned {
  /** Id of the documented response. */
  readonly response: string;
  /** Id of the attempt that got it. */
  readonly way: string;
  /** Why it is worth putting down, e.g. `2 of 3 ways tried at http://…`. */
  readonly because: string;
}

const header = `# yaml-language-server: $schema=../docs/overrides.schema.json
# What inference cannot know: see docs/overrides.md.
responses: {}
`;

/** The text of the file with the new entries; an entry that is there already is left as it is. */
export function withLearned(text: string | undefined, learned: readonly Learned[]): string {
  const document = parseDocument(text === undefined || text.trim() === '' ? header : text);
  if (!isMap(document.get('responses'))) document.set('responses', document.createNode({}));
  const responses = document.get('responses');
  if (isMap(responses)) responses.flow = false;
  for (const { response, way, because } of learned) {
    if (document.hasIn(['responses', response])) continue;
    const entry = document.createNode({ way });
    entry.commentBefore = ` learned, not reviewed: ${because}`;
    document.setIn(['responses', response], entry);
  }
  return document.toString({ lineWidth: 0 });
}
