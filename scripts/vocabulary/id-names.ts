/** Names of fields that hold the id of a thing, or another value by which it is known. */

/** Nothing but an id: `id`, `_id`, `uuid`. */
export const isIdName = (name: string): boolean => /^_?(id|uuid|guid)$/i.test(name);

/** An id, be it its own or another thing's: `id`, `user_id`, `userIds`. */
export const endsInId = (name: string): boolean =>
  isIdName(name) || /(^|[_-])ids?$/i.test(name) || /[a-z]I[dD]s?$/.test(name);

/** The name of a path variable that says itself which field it means: `slug`, `order_number`. */
export const isNaturalKey = (variable: string): boolean =>
  /^(.*[_-])?(code|name|slug|e?[_-]?mail|user[_-]?name|login|domain|handle|sku|title|reference|ref[_-]?num(ber)?|(reference|order|account|serial)[_-]?(number|no))$/i.test(
    variable,
  );

/** A number by which a thing is known, where nothing else names it. */
export const isNumberName = (name: string): boolean => /^(number|no|nr)$/i.test(name);

/** An id or a name that refers to something: `customerId`, `country_code`. */
export const endsInReference = (name: string): boolean =>
  /(^|[_-])(ids?|uuids?|keys?|slug|name|code)$|[a-z](Ids?|Uuids?|Key|Slug|Name|Code)$/.test(name);

/** An id, or what people call a thing by: `slug`, `code`, `key`, `name`. */
export const namesOneThing = (name: string): boolean =>
  isIdName(name) || /^(slug|name|code|key)$/i.test(name);
