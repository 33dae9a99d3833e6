/** The part of Prettier that json-schema-to-typescript uses. */
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format as formatWith } from 'prettier/standalone';

export const format = (text, options) => formatWith(text, { ...options, plugins: [typescript, estree] });
