import type { Document, YAMLMap, YAMLSeq } from 'yaml';
import type { RunRecord } from '../../conformance/index.ts';
import type { BaselineEntry } from '../model/gate/baseline.ts';
import { type NamedDeviation, namedDeviations } from '../model/gate/deviations.ts';
import { isListedAs, judgeBaseline } from '../model/gate/judge-baseline.ts';
import { yaml } from './lazy-yaml.ts';

const header = `# Deviations that are known and accepted for now: \`docproof run --baseline\` fails only on others.
# Say in \`reason\` why, and in \`expires\` (2026-12-31) until when. See docs/reports.md.
`;

/** The reason of an entry that nobody has looked at. */
export const unreviewed = 'not reviewed yet';

/**
 * The text of a baseline that lists what deviates in this run: what is fixed goes, what is new comes with a reason that
 * says it was not reviewed, names of docproof 1.0 become codes and places, all else stays as it was written, comments too.
 * `text` is undefined if there was no file.
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
  const deviations = namedDeviations(record);
  const { fixed, expired, gone } = judgeBaseline(record, baseline, today);
  const away = new Set<BaselineEntry>([...fixed, ...gone]);
  // The entries were read from this list, in its order.
  const pairs = list.items.map((item, at) => ({ item, entry: baseline[at] }));
  list.items = pairs.flatMap(({ item, entry }) => {
    if (entry === undefined || !isMap(item)) return [item];
    if (away.has(entry)) return [];
    if (expired.includes(entry)) {
      item.set('reason', `${unreviewed} since it expired on ${entry.expires}: ${entry.reason}`);
      item.delete('expires');
    }
    return 'deviation' in entry ? byCode(item, entry, deviations, document) : [item];
  });
  for (const deviation of deviations) {
    if (!baseline.some((entry) => isListedAs(deviation, entry)))
      list.add(document.createNode({ ...written(deviation), reason: unreviewed }));
  }
  list.flow = false;
  return document.toString({ lineWidth: 0 });
}

/** An entry of docproof 1.0 in today's form; what it named may be several deviations now, and is none in some runs. */
function byCode(
  item: YAMLMap,
  entry: BaselineEntry,
  deviations: readonly NamedDeviation[],
  document: Document,
): readonly unknown[] {
  const [first, ...others] = deviations.filter((deviation) => isListedAs(deviation, entry));
  if (first === undefined) return [item];
  const at = item.items.findIndex(({ key }) => String(key) === 'deviation');
  const { response: _, ...name } = written(first);
  const pairs = Object.entries(name).map(([key, value]) => document.createPair(key, value));
  item.items.splice(at, 1, ...pairs);
  const { reason, expires } = entry;
  const rest = expires === undefined ? { reason } : { reason, expires };
  return [item, ...others.map((other) => document.createNode({ ...written(other), ...rest }))];
}

function written({ response, code, place, status }: NamedDeviation) {
  return {
    response,
    code,
    ...(place === undefined ? {} : { place }),
    ...(status === undefined ? {} : { status }),
  };
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
