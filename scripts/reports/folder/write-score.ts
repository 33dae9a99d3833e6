/** The reports of a score: `score.html` and `score.json`. */
import { join } from 'node:path';
import { writeWhole } from '../../boundary/index.ts';
import { jsonText } from '../../documentation/index.ts';
import type { ScoreRecord } from '../../score/index.ts';
import { renderScorePage } from '../page/score-page.tsx';
import { troublesOf } from './write-reports.ts';

/** `troubles`: what could not be written, each in one line. */
export function writeScore(
  folder: string,
  record: ScoreRecord,
): { readonly page: string; readonly troubles: readonly string[] } {
  const files = [
    ['score.json', () => `${jsonText(record, 2)}\n`],
    ['score.html', () => renderScorePage(record)],
  ] as const;
  const troubles = files.flatMap(([name, render]) =>
    troublesOf(name, () => writeWhole(join(folder, name), render())),
  );
  return { page: join(folder, 'score.html'), troubles };
}
