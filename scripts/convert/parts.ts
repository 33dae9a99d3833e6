/** What all parts of a document are written with. */
import type { JsonObject, Source } from '../documentation/index.ts';

/** Something of the documentation that OpenAPI has no place for. */
export interface ConversionLoss {
  readonly what: string;
  readonly source: Source;
}

/** Texts that are not empty. */
export function texts(all: Readonly<Record<string, string | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** Lists and objects that hold nothing are left out. */
export function withoutEmpty(all: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(all).filter(
      ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0,
    ),
  );
}
