/** What messages of APIs speak about, and the words in which they do. English; other languages are beside. */

/** Something one error message or description may be about. */
export type Topic =
  /** There is no such thing. */
  | 'absent'
  /** It was there and is gone. */
  | 'deleted'
  /** Something that has to be sent was not. */
  | 'missing'
  | 'blank'
  | 'null'
  /** A value is not as it has to be. */
  | 'invalid'
  /** What a value has to be like. */
  | 'constraint'
  /** Of several fields one, or all, have to be there. */
  | 'alternatives'
  /** All of several fields have to be there, if any is. */
  | 'together'
  /** Of several fields no two may be there. */
  | 'exclusive'
  /** Such a thing is there already. */
  | 'taken'
  /** It was done already, it is in that state already. */
  | 'already'
  /** A name that users may not have or touch. */
  | 'reserved'
  /** What may not be changed. */
  | 'immutable'
  /** Nobody knows who is asking. */
  | 'unauthenticated'
  /** User name and password do not belong together. */
  | 'wrong-login'
  /** It is known who asks, and that they may not. */
  | 'forbidden'
  /** The body cannot be read at all. */
  | 'malformed-body'
  /** Other things depend on it. */
  | 'in-use'
  | 'precondition'
  | 'wrong-method'
  | 'media-type'
  | 'accept'
  /** More of something is asked for than there is. */
  | 'shortage'
  /** Too much was asked or used. */
  | 'quota'
  | 'payment'
  /** Something behind the API, or the API itself, has failed. */
  | 'failure';

const given =
  '(provided|supplied|specified|present|given|set|included|filled|filled in|filled out|entered|sent|passed|defined|submitted|indicated|informed|populated)';
const give =
  '(provide|supply|specify|include|give|set|contain|have|send|pass|enter|define|submit|fill|choose|select)';
const must =
  '(must|should|shall|has to|have to|needs to|need to|ought to|is required to|are required to|you must|you need to)';
const credential =
  '(token|tokens|key|api key|apikey|credential|credentials|authorization|authorisation|authentication|authorization header|authentication header|access token|session|session id|cookie|signature|bearer|auth|jwt|secret|api token|auth token)';
const broken =
  '(invalid|missing|wrong|expired|bad|incorrect|no|revoked|unknown|malformed|absent|empty|unrecognized|unrecognised|without|not valid)';

/** The phrases of each topic. */
export const english: Readonly<Record<Topic, readonly string[]>> = {
  absent: [
    'not (exist|exists|existing|existent)',
    '(nonexistent|inexistent|nonexisting)',
    'non (existent|existing)',
    'not (be)? found',
    'nothing (was|were)? found',
    'not (be)? (find|located|locate)',
    'unable to (find|locate)',
    'failed to find',
    'no such',
    '(unknown|unrecognized|unrecognised)',
    'not (be)? (known|recognized|recognised|registered)',
    'not a (known|recognized|recognised|registered)',
    'there (is|was|are|were) no',
    'no * (found|exists|exist)',
    'no * (with|for|matching|matches|by) (this|that|the|given|such|id)',
    '(do|does|did) not (match|correspond to|refer to|belong to) (any|an existing)',
    'missing (resource|entity|object|record)',
    '(must|should) exist',
    'no longer (exists|exist)',
    'never existed',
  ],
  deleted: [
    '(been|was|were|is|are|already|previously|recently) (deleted|removed|destroyed|purged|gone)',
    'no longer (exists|exist|available|there)',
    '(deleted|gone)',
  ],
  missing: [
    '(required|mandatory|missing|needed)',
    '(requires|lacks|lacking)',
    `${must} (not be omitted|be ${given.slice(1, -1).split('|').join('|be ')})`,
    `not (been|be)? ${given}`,
    `${must} ${give}`,
    `please ${give}`,
    `(did|have|has) not ${give}`,
    'not (be)? (blank|empty|null|nil|undefined|omitted|left blank|left empty)',
    '(is|was|are|were) (blank|empty|null|nil|undefined|absent|omitted)',
    `no * ${given}`,
    'non (empty|blank|null)',
    'incomplete',
    'at least (one|1) (of|field|value|parameter|attribute|property)',
    '(nothing|no data|no fields|no values|no changes) * to (update|change|save|modify|insert|store)',
  ],
  blank: ['(blank|empty)'],
  null: ['(null|nil|none)'],
  invalid: [
    '(invalid|malformed|incorrect|incorrectly|wrong|wrongly|illegal|improper|unacceptable|unsupported|unprocessable|bad|badly|inappropriate|unexpected)',
    'not (a|an|be|be a|be an)? (valid|correct|proper|well formed|accepted|supported|acceptable)',
    `${must} be (a|an)? (valid|correct|well formed)`,
    '(out of range|out of bounds|outside)',
    'too (long|short|large|small|big|high|low|many|few|weak|old|young)',
    '(exceed|exceeds|exceeded|exceeding)',
    'not (be)? (included in|one of)',
    'validation',
  ],
  constraint: [
    'not (a|an) ~',
    `${must} (be|not|contain|match|have|start|end|only)`,
    '(can|may) (not|only)',
    '(is|are|was) expected',
    'expected (a|an|to|one)',
    'expects (a|an)',
    'not (be)? (match|matched|matching|conform|comply|converted|parsed|cast|allowed|permitted)',
    '(longer|shorter|greater|larger|bigger|smaller|less|more|fewer) than',
    'at (least|most) ~',
    '(one of|valid values|valid options|allowed values|possible values|accepted values|permitted values)',
  ],
  alternatives: ['either', 'at least (one|1) of', 'one of * (required|missing|provided|specified)', 'or'],
  together: [
    `all be ${given}`,
    `both be ${given}`,
    '(both|all) * (are|is)? required',
    'both * and',
    `${must} ${give} both`,
    'together with',
  ],
  exclusive: [
    'only (one|1) of',
    'not both',
    'mutually exclusive',
    'not (be)? (used|combined|specified|provided|given|set|sent|present)? together',
    'both * (can|may) not',
    'can not * both',
    'exactly (one|1) of',
  ],
  taken: [
    'already * (exist|exists|existing|taken|registered|used|in use|created|present|added|assigned|associated|reserved)',
    'already (been)? (exist|exists|existing|taken|registered|used|in use|created|present|added|assigned|claimed)',
    '(duplicate|duplicated|duplicates|duplication|dup)',
    `${must} be unique`,
    'not (be)? unique',
    '(is|been|was) taken',
    'unique (constraint|violation|index|key)',
    'in use by another',
    '!(not|longer|yet|must|should|never) (exists|exist)',
    '(conflicts|conflicting) with',
  ],
  already: ['already'],
  reserved: [
    'reserved',
    '(protected|built in|builtin)',
    '(can|may|must) not (be)? (delete|deleted|update|updated|modify|modified|change|changed|remove|removed|edit|edited|verify|verified) (the|a)? (default|system|primary|main|root|admin)',
    '(can|may|must) not (start|begin) with',
    '(default|system|root) * (can|may|must) not be',
  ],
  immutable: [
    'immutable',
    '(readonly|read only)',
    '(can|may|must) not be (changed|modified|updated|edited|altered|overwritten)',
    '(can|may|must) not (change|modify|update|edit|alter)',
    'not (be)? (editable|modifiable|updatable|changeable|mutable)',
    'not (be)? (match|matching|equal)',
    '(mismatch|mismatches|differs|differ)',
  ],
  unauthenticated: [
    '(unauthorized|unauthorised|unauthenticated)',
    '(unauthorized|unauthorised) (access|request|user)',
    'not (be)? (authenticated|logged in|signed in|logged|login)',
    'authentication (is)? (required|needed|failed|failure|error|missing|credentials)',
    'authorization (is)? (required|needed|failed|failure|missing)',
    '(login|log in|sign in) (is)? (required|needed)',
    `${must} (be)? (logged in|log in|login|sign in|signed in|authenticated|authenticate|authorized)`,
    'please (log in|login|sign in|authenticate)',
    `${broken} * ${credential}`,
    `${credential} (provided|supplied|given|sent)? (is|was|has|has been|are|were)? (not)? (been)? (invalid|missing|expired|required|wrong|incorrect|revoked)`,
    `${credential} (is|was|has|has been|are|were)? not (been)? (valid|provided|found|supplied|given|set|recognized|recognised|verified|present|accepted)`,
    'not (authorized|authorised)',
  ],
  'wrong-login': [
    '(invalid|wrong|incorrect|bad|unknown) * (password|passwd|passphrase|login|username|user name|credentials|pin|otp|code)',
    '(password|passwd|passphrase|credentials|login|pin) * (incorrect|wrong|invalid|mismatch|not match|not correct|not valid)',
    '(login|log in|sign in|authentication) (has)? failed',
    'credentials * not match',
    'not match our records',
    'could not (log in|login|authenticate)',
  ],
  forbidden: [
    'forbidden',
    '(permission|permissions|privilege|privileges|privileged)',
    'not (be)? (allowed|permitted|authorized|authorised|entitled)',
    'access (is|was)? (denied|forbidden|restricted|not allowed)',
    '(denied|insufficient)',
    'only * (admin|admins|administrator|administrators|owner|owners|moderator|moderators|staff|superuser)',
    `${must} be (a|an|the)? (admin|administrator|owner|moderator|superuser|member)`,
    'not (a|an|the)? (admin|administrator|owner|member)',
    'not have (access|rights|the rights|the right|enough rights)',
    'no (access|rights|permission|permissions)',
    '(unauthorized|unauthorised)',
  ],
  'malformed-body': [
    '(malformed|invalid|bad|broken|unparseable|unparsable) (json|xml|yaml|body|request body|payload|syntax|json body|message)',
    '(json|xml|yaml|body|payload) (is|was)? (not)? (valid|invalid|malformed|unreadable|parseable|well formed)',
    '(json|xml|yaml|body) (parse|parsing|parser|decode|decoding|syntax) (error|failed|failure|exception)',
    '(parse|parsing|parser|decode|decoding) (error|failed|failure|exception|json|of json)',
    'syntax error * (json|xml|yaml|body)',
    '(error|errors|problem|problems|failure) (parse|parsing|decoding|reading|while parsing|while decoding)',
    '(parse|decode|deserialize|understand|read) (the|your)? (json|body|request|request body|payload|message)',
    'not (be)? (parsed|parse|decoded|decode|deserialized|well formed)',
    'unable to (parse|decode|deserialize|understand|process the json)',
    'unexpected (token|end|character)',
    'not (a)? (valid)? json',
    `${must} be (a|in|of)? (valid)? json`,
    'end of the stream',
  ],
  'in-use': [
    '(in use|being used|still used|currently used)',
    '(is|are) (used|referenced|required|needed) by',
    '(has|have|contains|contain|still has|still have) (active|existing|associated|dependent|related|child|children|open|pending|members|users|items)',
    'not (be)? empty',
    '(referenced|attached|assigned|linked|associated|belongs|bound) (to|with|by)',
    '(depends|depend|dependent|dependents|dependencies) (on)?',
    'has (a|an|some|children)',
    'still',
  ],
  precondition: [
    '(precondition|etag|etags)',
    'if (match|none match|unmodified since|modified since)',
    'version (conflict|mismatch|is outdated|not match|number)',
    '(modified|changed|updated) (since|by another|by someone|in the meantime|meanwhile|concurrently)',
    '(stale|outdated|out of date|concurrent)',
    'optimistic lock~',
  ],
  'wrong-method': [
    'method (get|post|put|patch|delete|head|options)? (is)? not (allowed|supported|implemented)',
    '(unsupported|invalid) (http)? method',
  ],
  'media-type': ['(media|mime|content) type', '(mimetype|mediatype|mimetypes)'],
  accept: ['not acceptable', 'accept header'],
  quota: [
    'rate (limit|limited|limiting|limits)',
    'too many (requests|attempts|calls|failed|logins|tries)',
    '(quota|quotas|throttled|throttling|throttle)',
    'limit (is|was|has been)? (reached|exceeded|hit)',
    '(reached|exceeded|exceeds|hit|over) (the|your|a)? * (limit|limits|quota)',
    '(daily|hourly|monthly|request|usage) limit',
    'slow down',
  ],
  shortage: [
    '(insufficient|not enough) (account)? (funds|credit|credits|balance|money|stock|inventory|quantity|seats|tickets|capacity|items|points|space|units|supply)',
    '(exceeds|exceed|exceeding|more than|greater than) (the)? * (available|remaining|balance|stock|capacity|left)',
    'out of stock',
    '(balance|stock) (is)? (too low|insufficient|exceeded)',
  ],
  payment: [
    'payment (is)? required',
    '(insufficient|not enough) (funds|credit|credits|balance|money)',
    'upgrade (your|the) (plan|account|subscription)',
    '(subscription|plan|account|license|licence) (has|is)? (expired|required|lapsed|suspended|unpaid)',
    '(billing|unpaid)',
  ],
  failure: [
    '(upstream|maintenance|gateway|outage|overloaded)',
    '(timed out|timeout|time out)',
    '(try|retry) (again)? later',
    'internal (server)? error',
    '(service|server|system|resource) (is)? (temporarily)? (unavailable|down|busy)',
    '(database|db) (error|request|requests|connection|failure|failed)',
    'temporarily (unavailable|down)',
    'third party',
    '(request|post|get|call|connection) to * (failed|refused)',
    'contact (support|the administrator|administrator|your administrator)',
  ],
};
