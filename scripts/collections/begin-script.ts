/** The script before every request: it carries the runtime, and explains the data that the requests give it. */
import type { Input, ScenarioPlan } from '../scenarios/index.ts';
import type { RequestScript, ScriptedAttempt } from './runtime/plan.ts';

/** What the scripts of requests hand over. Every part has its line, in the order in which it is shown. */
const partsOfRequest: Readonly<Record<keyof RequestScript, string>> = {
  id: 'the documented response: <api>/<operation>/<status>[-n]',
  status: 'the documented status',
  range: 'the statuses it stands for, where it is documented for several',
  documented: 'all statuses that are documented for the operation',
  ranges: 'all ranges of statuses that are documented for it',
  unexplained: 'documented refusals that the state of the resource may explain',
  certain: 'true: another status deviates. false: the response was not provoked',
  notSent: 'why nothing is sent',
  attempts: 'requests that may provoke the response, likeliest first; the next one is tried if one fails',
  effect:
    'what a success does (none, create, update, delete, switch, irreversible), how it is read and undone',
  allowed: 'it may be sent although it concerns the whole service (overrides)',
  mayNotEnd: 'the answer may be a stream: that it is not complete in time is not a deviation',
  listed: 'the list that shows the resource: where its items and ids are, and where the answer shows it',
  nested: 'the list below another resource that is shown or changed',
  queries: 'what the query parameters of the list are documented to do',
  paging: 'how to ask for a page of the list that shows what is removed',
  watched: 'documented fields that must stay as they are, and agree with the list',
  differences: 'known deviations (overrides)',
  otherRefusals: 'what refusals of other statuses say, at the places where that differs',
  fields: 'documented fields, for strict',
  messages: 'documented messages by their place, for strict',
};

const partsOfAttempt: Readonly<Record<keyof ScriptedAttempt, string>> = {
  summary: 'what is tried, in words',
  inputs: 'values to get first, in this order; see below',
  request: 'method, path, query, headers, body; {name} and fills take the values of inputs',
  guessed: 'its body is made from a schema that leaves properties optional',
  madeUp: 'values that the target may not accept: a documented refusal proves nothing then',
  after: 'requests to send afterwards in any case',
  requiredVariants: 'other requests that must get the same status, or what their outcome says',
  outcome: 'what a variant must bring about',
  forbids: 'a success instead of the refusal is a deviation, however certain the refusal is',
  undocumented: 'its method is not documented: nothing is known about what a success does',
};

const kindsOfInput: Readonly<Record<Input['kind'], string>> = {
  existing: 'the id of a resource at the target: from a list, made for it, or documented',
  absent: 'a well-formed id that nothing has',
  seen: 'a value of a field, as a list shows it',
  fresh: 'a value that nothing at the target has yet',
  changed: 'the first of the choices that the resource does not have now',
  header: 'a value from the answer to another request',
  removed: 'the id of a resource that was made and removed again',
  done: 'no value: a request to send first',
};

function legend(): readonly string[] {
  return [
    'prepare(data) readies one request, so that it provokes one documented response. Fields that are empty are left out.',
    ...linesOf(partsOfRequest),
    'An attempt:',
    ...linesOf(partsOfAttempt),
    'An input, by its kind:',
    ...linesOf(kindsOfInput),
    'judge(tests) runs the assertions on the answer, then undoes what was changed. It also takes what has to be true in',
    'other media types, and how to recognise the body of a refusal that has the status of a success.',
  ];
}

function linesOf(parts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(parts).map(([name, text]) => `  ${name.padEnd(16)}  ${text}`);
}

export function beginScript(plan: ScenarioPlan, runtime: string): readonly string[] {
  const credentials = JSON.stringify(plan.api.credentials.map((credential) => ({ ...credential })));
  return [
    '// Before every request: normalises the base URL, applies the write policy, undoes leftovers.',
    'docproof = loadDocproof();',
    'docproof(pm, setTimeout).begin();',
    '',
    ...legend().map((line) => `// ${line}`),
    '',
    "// What the scripts of all requests call: docproof's runtime. The path of each part in docproof's sources is above it.",
    'function loadDocproof() {',
    runtime.trim(),
    `return docproofRuntime.forApi({ credentials: ${credentials} });`,
    '}',
  ];
}
