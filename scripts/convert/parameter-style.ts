/** How a parameter is written, where that is not what OpenAPI takes for granted. */
import type { ApiParameter } from '../analysis/index.ts';
import {
  effectiveSchema,
  type JsonObject,
  type Operation,
  type Parameter,
  parseUriTemplate,
} from '../documentation/index.ts';

export function styleOf({ name, in: place, documented }: ApiParameter, operation: Operation): JsonObject {
  if (documented === undefined || documented.mediaType !== undefined) return {};
  const { separator = ',', named = false } = documented.parts ?? {};
  switch (place) {
    case 'path':
      return pathStyle(name, named || separator === '.', operation);
    case 'header':
      return named ? { explode: true } : {};
    case 'query':
      return {
        ...(documented.literal?.includes('?') ? { allowReserved: true } : {}),
        ...(isInOneText(documented) ? { ...listStyle(separator), explode: false } : {}),
      };
    case 'cookie':
      return isInOneText(documented) ? { explode: false } : {};
  }
}

function pathStyle(name: string, explode: boolean, { uriTemplate }: Operation): JsonObject {
  const part = parseUriTemplate(uriTemplate).find(
    (each) => each.kind === 'expression' && each.variables.some((variable) => variable.name === name),
  );
  const style = part?.kind === 'expression' ? styles[part.operator] : undefined;
  return { ...style, ...(explode ? { explode } : {}) };
}

const styles: Readonly<Record<string, JsonObject>> = {
  '+': { allowReserved: true },
  '.': { style: 'label' },
  ';': { style: 'matrix' },
};

/** A list or an object that is not sent as several parameters. */
function isInOneText({ schema, type, explode }: Parameter): boolean {
  if (explode) return false;
  const types = typeof schema === 'object' ? [effectiveSchema(schema, schema).type].flat() : [type];
  return types.includes('object') || types.some((each) => String(each).startsWith('array'));
}

/** By what parts the items; a comma is the usual one. */
function listStyle(separator: string): JsonObject {
  const style = { ' ': 'spaceDelimited', '|': 'pipeDelimited' }[separator];
  return style === undefined ? {} : { style };
}
