/** Keys in the bodies of errors, by what is under them. */

/** What is wrong, in words. */
export const isMessageKey = (key: string): boolean =>
  /^(.*[_-])?(messages?|errors?|details?|descriptions?|reasons?|msg|error_?message)$/i.test(key);

/** Words for people of any kind, a title or hint among them. */
export const isTextKey = (key: string): boolean =>
  isMessageKey(key) || /^(.*[_-])?(title|text|hint|info|explanation)$/i.test(key);

/** The field or parameter that an error is about. */
export const isFieldKey = (key: string): boolean =>
  /^(fields?|param(eter)?s?|propert(y|ies)|attributes?|path|pointer|key|target|input)$/i.test(key);

const naming =
  /^(argument|arg|keys|property_?path|data_?path|location|locationName|name|param_?name|field_?name|source|header|validation|context|invalid_?field)$/i;

/** The same, or what may name one. */
export const mayNameField = (key: string): boolean =>
  naming.test(key) || (isFieldKey(key) && !/^input$/i.test(key));

/** The value that was refused. */
export const isRefusedValueKey = (key: string): boolean =>
  /^(value|(rejected|invalid)_?value|received|actual|given)$/i.test(key);

export const isStatusKey = (key: string): boolean => /^(status|(http_?)?(status_?)?code)$/i.test(key);

/** The kind of an error, which is the same for many. */
export const isClassKey = (key: string): boolean => /^(type|title)$/i.test(key);

/** What may name the error itself, and not a field: `{"name": "paramMissingError"}`. */
export const isNameKeyOfError = (key: string): boolean => /^(name|type|kind)$/i.test(key);

/** `validation errors`: what may hold complaints by the name of what each is about. */
export const holdsErrors = (name: string): boolean =>
  /(^| )(error|message|field|detail|violation|failure|reason|problem)$/i.test(name);

/** The words of a key that holds a complaint itself. */
export const isErrorEntry = (words: string): boolean => /^(messages?|msg|errors?|details?)$/.test(words);

/** The words of a key that holds a fact about an error. */
export const isFactOfError = (words: string): boolean =>
  /^(error ?code|code|type|description|status|info|instance)$/.test(words);

/** The words of a key under which an error has to say something. */
export const saysWhatIsWrong = (words: string): boolean =>
  /(^| )(messages?|msg|errors?|title|details?|description|reason|problem|fault|explanation)$/.test(words);

/** The words of a key under which a success says that it was done. */
export const isConfirmationKey = (words: string): boolean =>
  /^(message|msg|notice|confirmation)$/.test(words);

/** The words of a key that tells how an operation went. */
export const isOutcomeKey = (words: string): boolean =>
  /^(success|ok|status|status code|code|result|error|type)$/.test(words);

/** Text for people that may be worded in another way. */
export const isProseKey = (key: string): boolean =>
  /^(messages?|msg|details?|description|title|reason|error_?(description|message))$/i.test(key);

/** Under which a number is a code. */
export const mayHoldCode = (key: string): boolean => /code|err|status|reason|type/i.test(key);

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
