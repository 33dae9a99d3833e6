/** Files that a document refers to. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

/** Larger files are not read: they are no part of an API description. */
const largest = 64 * 1_048_576;

/**
 * Gives the text of a file by its path, named like the document. Only files of the document's own tree: in its folder,
 * or below the working folder.
 */
export function siblingFiles(document: string): (path: string) => string | undefined {
  const roots = [process.cwd(), dirname(resolve(document))].map((root) => `${realpathSync(root)}${sep}`);
  return (path) => {
    try {
      const real = realpathSync(path);
      const { size } = statSync(real);
      const isInside = roots.some((root) => real.startsWith(root));
      return isInside && statSync(real).isFile() && size <= largest ? readFileSync(real, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  };
}
