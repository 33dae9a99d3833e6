/** API descriptions in the working folder and below it, known by their content. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Of files that hold nothing but API Blueprint. */
export const blueprintEndings = ['.apib', '.apiblueprint'];
/** A `.json` or `.yaml` is read where its text shows that it is an API description. */
export const documentEndings = [...blueprintEndings, '.md', '.yaml', '.yml', '.json'];

/** A search is over soon, also in the folder of a whole home. */
const most = { depth: 4, entries: 5_000, bytes: 5_000_000, shown: 5 };

/** Folders of what is made or fetched, and not written. */
const skipped = /^(\.|node_modules$|vendor$|dist$|build$|target$|coverage$|reports$|collections$|schemas$)/;

/** Paths from the working folder, those of fewer folders first; `root`: where to look. */
export async function documentsNearby(root = '.'): Promise<readonly string[]> {
  const { describesApi } = await import('../documentation/index.ts');
  const found: string[] = [];
  let left = most.entries;
  let folders = [root];
  for (let depth = 0; depth <= most.depth && folders.length > 0; depth += 1) {
    const below: string[] = [];
    for (const folder of folders) {
      for (const entry of entriesOf(folder)) {
        left -= 1;
        if (left < 0) return found;
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !skipped.test(entry.name)) below.push(path);
        else if (entry.isFile() && describesApi(textOf(path))) found.push(path.replaceAll('\\', '/'));
      }
    }
    folders = below;
  }
  return found;
}

/** What to try where no document was named. */
export async function nearbyLines(command: string): Promise<readonly string[]> {
  const found = await documentsNearby();
  const [first] = found;
  if (first === undefined) {
    return [
      '  no API Blueprint or OpenAPI document was found in this folder',
      `  try: docproof ${command} path/to/openapi.yaml`,
    ];
  }
  const more = found.length - most.shown;
  return [
    `  found here: ${found.slice(0, most.shown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    `  try: docproof ${command} ${first}, or docproof init to set all of them up`,
  ];
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Nothing for a file that cannot be a document. */
function textOf(path: string): string {
  if (!documentEndings.includes(extname(path)) || path.endsWith('.overrides.yaml')) return '';
  try {
    return statSync(path).size > most.bytes ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
