import type { Document, YAMLMap, YAMLSeq } from 'yaml';
import type { RunRecord } from '../../conformance/index.ts';
import type { BaselineEntry } from '../model/gate/baseline.ts';
import { namedDeviations } from '../model/gate/deviations.ts';
import { judgeBaseline } from '../model/gate/judge-baseline.ts';
import { yaml } from './lazy-yaml.ts';

const header = `# Deviations that are known and accepted for now: \`docproof run --baseline\` fails only on others.
# Say in \`reason\` why, and in \`expires\` (2026-12-31) until when. See docs/reports.md.
`;

/** The reason of an entry that nobody has looked at. */
export const unreviewed = 'not reviewed yet';

/**
 * The text of a baseline that lists what deviates in this run: what is fixed goes, what is new comes with a reason that
 * says it was not reviewed, all else stays as it was written, comments too. `text` is undefined where there was no file.
 */
export function updateBaseline(
  text: string | undefined,
  baseline: readonly BaselineEntry[],
  record: RunRecord,
  today: string,
): string {
  const { isMap, parseDocument } = yaml();
  const document = parseDocument(
    text === undefined || text.trim() === '' ? `${header}deviations: []\n` : text,
  );
  const list = listIn(document);
  const { fixed, expired, gone } = judgeBaseline(record, baseline, today);
  const away = new Set([...fixed, ...gone].map(keyOf));
  const late = new Map(expired.map((entry) => [keyOf(entry), entry]));
  list.items = list.items.filter((item) => !away.has(keyOf(entryIn(item))));
  for (const item of list.items) {
    const entry = late.get(keyOf(entryIn(item)));
    if (entry === undefined || !isMap(item)) continue;
    item.set('reason', `${unreviewed} since it expired on ${entry.expires}: ${entry.reason}`);
    item.delete('expires');
  }
  const listed = new Set(baseline.map(keyOf));
  for (const deviation of namedDeviations(record)) {
    if (!listed.has(keyOf(deviation))) list.add(document.createNode({ ...deviation, reason: unreviewed }));
  }
  list.flow = false;
  return document.toString({ lineWidth: 0 });
}

/** The list of a document that was read as a baseline, made where it was left out. */
function listIn(document: Document): YAMLSeq {
  const { isMap, isSeq, YAMLSeq } = yaml();
  if (!isMap(document.contents)) document.contents = document.createNode({}) as YAMLMap;
  const list = document.get('deviations');
  if (isSeq(list)) return list as YAMLSeq;
  const made = new YAMLSeq(document.schema);
  document.set('deviations', made);
  return made;
}

function entryIn(item: unknown): { readonly response: unknown; readonly deviation: unknown } {
  const { isMap } = yaml();
  return isMap(item)
    ? { response: item.get('response'), deviation: item.get('deviation') }
    : { response: '', deviation: '' };
}

function keyOf({ response, deviation }: { readonly response: unknown; readonly deviation: unknown }): string {
  return `${response}\n${deviation}`;
}
