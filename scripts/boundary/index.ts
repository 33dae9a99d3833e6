export { type CheckedYaml, readCheckedYaml, type YamlBreach } from './checked-yaml.ts';
export { closest } from './closest.ts';
export { jsonPieces } from './json-pieces.ts';
export { type Output, openOutput } from './output-folder.ts';
export { printable, printableInColour } from './printable.ts';
export { readYaml } from './read-yaml.ts';
export { type Watching, watchFiles } from './watch-files.ts';
export { problemText, type Text, writeAgain, writeWhole } from './write-whole.ts';
