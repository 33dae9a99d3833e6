/** Names of fields that hold the id of a thing, or another value by which it is known. */

/** Nothing but an id: `id`, `_id`, `uuid`. */
export function isIdName(name: string): boolean {
  return /^_?(id|uuid|guid)$/i.test(name);
}

/** An id, be it its own or another thing's: `id`, `user_id`, `userIds`. */
export function endsInId(name: string): boolean {
  return isIdName(name) || /(^|[_-])ids?$/i.test(name) || /[a-z]I[dD]s?$/.test(name);
}

/** An id or a name that refers to something: `customerId`, `country_code`. */
export function endsInReference(name: string): boolean {
  return /(^|[_-])(ids?|uuids?|keys?|slug|name|code)$|[a-z](Ids?|Uuids?|Key|Slug|Name|Code)$/.test(name);
}

/** An id, or what people call a thing by: `slug`, `code`, `key`, `name`. */
export function namesOneThing(name: string): boolean {
  return isIdName(name) || /^(slug|name|code|key)$/i.test(name);
}
