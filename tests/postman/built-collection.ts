import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import type { Collection } from './collection.ts';

/** The collection that `docproof build` makes of a document. */
export function builtCollection(document: string): Promise<Collection> {
  return withFolder(async (folder) => {
    const api = basename(document, extname(document));
    mkdirSync(join(folder, 'apis'));
    cpSync(document, join(folder, 'apis', basename(document)));
    const { code, stderr } = await warmDocproof(['build'], { cwd: folder });
    if (code !== 0) throw new Error(`docproof build ended with ${code}: ${stderr}`);
    const file = join(folder, 'collections', `${api}.postman_collection.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as Collection;
  });
}
