/** Which format a text is written in, by the text itself. */
export type Format =
  | { readonly kind: 'blueprint' }
  | { readonly kind: 'openapi' }
  /** What it looks like, for a message. */
  | { readonly kind: 'other'; readonly looksLike: string };

/** Any version line of the format, in YAML or JSON, wherever in the document it stands. */
const openApiVersion = /^[ \t{]*["']?(openapi|swagger)["']?\s*:\s*["']?\d/m;
const openApiOnOneLine = /^\s*\{.*"(openapi|swagger)"\s*:\s*"?\d/s;
const otherFormats: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/, 'an empty file'],
  [/^[ \t{]*["']?asyncapi["']?\s*:/m, 'an AsyncAPI document'],
  [/^#%RAML/, 'a RAML document'],
  [/^\s*<\?xml|^\s*<(wsdl:)?(definitions|application)\b/, 'an XML document'],
  [/^\s*<!doctype html|^\s*<html/i, 'an HTML page'],
  [/"schema"\s*:\s*"https:\/\/schema\.getpostman\.com/, 'a Postman collection'],
  [/^\s*(type|schema|extend)\s+\w*\s*\{/m, 'a GraphQL schema'],
  [
    /^\s*(\{|\[\s*[\]{"])|^(info|paths|components)\s*:/m,
    'JSON or YAML without the key "openapi" or "swagger"',
  ],
];

export function recogniseFormat(text: string): Format {
  const start = text.replace(/^\uFEFF/, '');
  if (isBlueprint(start)) return { kind: 'blueprint' };
  if (isOpenApi(start)) return { kind: 'openapi' };
  const other = otherFormats.find(([pattern]) => pattern.test(start));
  if (other) return { kind: 'other', looksLike: other[1] };
  return { kind: 'blueprint' };
}

/** Whether a text describes an API: what `recogniseFormat` takes for granted where nothing speaks against it. */
export function describesApi(text: string): boolean {
  const start = text.replace(/^\uFEFF/, '');
  if (isBlueprint(start)) return true;
  return isOpenApi(start) && /["']?\b(paths|webhooks|components)["']?\s*:/.test(start);
}

/** Whether a text says of itself that it describes an API, be it usable or not. */
export function claimsToDescribeApi(text: string): boolean {
  const start = text.replace(/^\uFEFF/, '');
  return isBlueprint(start) || isOpenApi(start);
}

function isOpenApi(text: string): boolean {
  return openApiVersion.test(text) || openApiOnOneLine.test(text);
}

/** Its first line, or a heading with a method and a URI, or a response of its kind. */
function isBlueprint(text: string): boolean {
  return (
    /^\s*FORMAT:\s*1A/i.test(text) ||
    (/^#+ .*(\[|\b(GET|POST|PUT|PATCH|DELETE)\b)/m.test(text) && /^\s*\+ Response/m.test(text))
  );
}
