/** Keys in the bodies of errors, by what stands under them. */

/** What is wrong, in words. */
export function isMessageKey(key: string): boolean {
  return /^(.*[_-])?(messages?|errors?|details?|descriptions?|reasons?|msg|error_?message)$/i.test(key);
}

/** Words for people of any kind, a title or hint among them. */
export function isTextKey(key: string): boolean {
  return isMessageKey(key) || /^(.*[_-])?(title|text|hint|info|explanation)$/i.test(key);
}

/** The field or parameter that an error is about. */
export function isFieldKey(key: string): boolean {
  return /^(fields?|param(eter)?s?|propert(y|ies)|attributes?|path|pointer|key|target|input)$/i.test(key);
}

const naming =
  /^(argument|arg|keys|property_?path|data_?path|location|locationName|name|param_?name|field_?name|source|header|validation|context|invalid_?field)$/i;

/** The same, or what may well name one. */
export function mayNameField(key: string): boolean {
  return naming.test(key) || (isFieldKey(key) && !/^input$/i.test(key));
}

/** The value that was refused. */
export function isRefusedValueKey(key: string): boolean {
  return /^(value|(rejected|invalid)_?value|received|actual|given)$/i.test(key);
}

export function isStatusKey(key: string): boolean {
  return /^(status|(http_?)?(status_?)?code)$/i.test(key);
}

/** The kind of an error, which is the same for many. */
export function isClassKey(key: string): boolean {
  return /^(type|title)$/i.test(key);
}

/** What may name the error itself, and not a field: `{"name": "paramMissingError"}`. */
export function isNameKeyOfError(key: string): boolean {
  return /^(name|type|kind)$/i.test(key);
}

/** `validation errors`: what may hold complaints by the name of what each is about. */
export function holdsErrors(name: string): boolean {
  return /(^| )(error|message|field|detail|violation|failure|reason|problem)$/i.test(name);
}

/** The words of a key that holds a complaint itself. */
export function isErrorEntry(words: string): boolean {
  return /^(messages?|msg|errors?|details?)$/.test(words);
}

/** The words of a key that holds a fact about an error. */
export function isFactOfError(words: string): boolean {
  return /^(error ?code|code|type|description|status|info|instance)$/.test(words);
}

/** The words of a key under which an error has to say something. */
export function saysWhatIsWrong(words: string): boolean {
  return /(^| )(messages?|msg|errors?|title|details?|description|reason|problem|fault|explanation)$/.test(
    words,
  );
}

/** The words of a key under which a success says that it was done. */
export function isConfirmationKey(words: string): boolean {
  return /^(message|msg|notice|confirmation)$/.test(words);
}

/** The words of a key that tells how an operation went. */
export function isOutcomeKey(words: string): boolean {
  return /^(success|ok|status|status code|code|result|error|type)$/.test(words);
}

/** Text for people that may be worded in another way. */
export function isProseKey(key: string): boolean {
  return /^(messages?|msg|details?|description|title|reason|error_?(description|message))$/i.test(key);
}

/** Under which a number is a code. */
export function mayHoldCode(key: string): boolean {
  return /code|err|status|reason|type/i.test(key);
}

/** Keys of messages, the one that says most first. */
export const messageKeys: readonly string[] = [
  'message',
  'detail',
  'error_description',
  'errors',
  'error',
  'title',
  'msg',
  'reason',
  'description',
];
