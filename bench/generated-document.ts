/** Documents of any size, as people write them: a list, a create, a read, an update, a delete, and their errors. */

/** Responses that each resource of a generated document has. */
export const responsesOfResource = 10;

export function generatedDocument(responses: number): string {
  const resources = Array.from(
    { length: Math.max(1, Math.round(responses / responsesOfResource)) },
    (_none, index) => resource(nounFor(index), index),
  );
  return ['FORMAT: 1A', '# Generated', ...resources].join('\n\n');
}

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'zu'];

/** A word of its own for each resource: `bacedi`. */
export function nounFor(index: number): string {
  const digits = [index % 15, Math.floor(index / 15) % 15, Math.floor(index / 225) % 15];
  return digits.map((digit) => syllables[digit]).join('');
}

function resource(noun: string, index: number): string {
  const item = `{ "id": ${index + 1}, "name": "the ${noun}", "email": "${noun}@example.com", "size": ${index}, "tags": ["a"], "made_at": "2024-01-05T10:00:00Z" }`;
  const sent = `{ "name": "the ${noun}", "email": "${noun}@example.com", "size": ${index} }`;
  const error = (status: number, message: string) =>
    json(`+ Response ${status} (application/json)`, `{ "errors": [{ "message": "${message}" }] }`);
  const fields = [
    '| Field | Type | Required | Description |',
    '|---|---|---|---|',
    '| name | string | yes | at most 40 characters |',
    '| email | string | yes | an email address |',
    '| size | number | no | from 0 to 9999 |',
  ].join('\n');
  const missing = error(404, `there is no such ${noun}`);
  return [
    `## ${noun}s [/${noun}s]`,
    `### List ${noun}s [GET]`,
    json('+ Response 200 (application/json)', `{ "${noun}s": [${item}] }`),
    `### Add a ${noun} [POST]`,
    fields,
    json('+ Request (application/json)', sent),
    json('+ Response 201 (application/json)', item),
    error(422, 'email must be a valid email address'),
    error(400, 'name is required'),
    `## One ${noun} [/${noun}s/{id}]`,
    `### Read a ${noun} [GET]`,
    json('+ Response 200 (application/json)', item),
    missing,
    `### Change a ${noun} [PUT]`,
    json('+ Request (application/json)', sent),
    json('+ Response 200 (application/json)', item),
    missing,
    `### Remove a ${noun} [DELETE]`,
    '+ Response 204',
    missing,
  ].join('\n\n');
}

function json(heading: string, body: string): string {
  return `${heading}\n\n        ${body}`;
}
