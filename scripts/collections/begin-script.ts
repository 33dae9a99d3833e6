/** The script before every request: it carries the runtime, and explains the data that the requests give it. */
import type { ScenarioPlan } from '../scenarios/index.ts';

/** What the scripts of requests hand over, for whoever reads one. Fields that are empty are left out. */
const legend = `
prepare(data) readies one request, so that it provokes one documented response:
  id            the documented response: <api>/<operation>/<status>[-n]
  status        the documented status; range where it is documented for several
  documented    all statuses that the documentation shows for the operation; ranges those for several
  certain       true: another status deviates. false: it only was not provoked
  notSent       why nothing is sent, if so
  attempts      ways to provoke the response, likeliest first; the next one is tried where one fails
    inputs        values to get first, in order: existing (from a list, or made), absent, fresh, seen, changed, header,
                  removed, done (a request before)
    request       method, path, query, headers, body; {name} and fills take the values of inputs
    madeUp        values that the target may not accept: a documented refusal proves nothing then
    requiredVariants  other requests that must be answered with the same status
  effect        what a success does (none, create, update, delete, switch, irreversible), how it is read, and undone
  listed        the list that shows the resource: where its items and ids are
  watched       documented fields that must stay as they are, and agree with the list
  queries       what the query parameters of the list are documented to do
  differences   deviations that are known, from an overrides file
  otherRefusals what refusals of other statuses say, at the places where that differs
  fields, messages   documented fields and messages, for strict
judge(tests) runs the assertions on the answer, then undoes what was changed. It also takes what has to be true in
other media types, and how to recognise the body of a refusal that has the status of a success.
`;

export function beginScript(plan: ScenarioPlan, runtime: string): readonly string[] {
  const credentials = JSON.stringify(plan.api.credentials.map((credential) => ({ ...credential })));
  return [
    '// Before every request: normalises the base URL, applies the write policy, undoes leftovers.',
    'docproof = loadDocproof();',
    'docproof(pm, setTimeout).begin();',
    '',
    ...legend
      .trim()
      .split('\n')
      .map((line) => `// ${line}`),
    '',
    "// What the scripts of all requests call: docproof's runtime. The path of each part in docproof's sources is above it.",
    'function loadDocproof() {',
    runtime.trim(),
    `return docproofRuntime.forApi({ credentials: ${credentials} });`,
    '}',
  ];
}
