import { fullFormats } from 'ajv-formats/dist/formats.js';

const day = String.raw`(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))`;
const leapYear = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)`;
const date = `(?:\\d{4}-${day}|${leapYear}-02-29)`;
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?`;
const zone = String.raw`(?:z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)`;

/**
 * Every format that a schema may name, as a regular expression, so that compiled validators carry it inline.
 * Those of ajv-formats where it has an expression; written here, equal to its functions, where it has a function
 * (a leap second is allowed in any minute); its fast `uri`, which allows letters beyond ASCII as real URLs have.
 */
export const formatTable: Readonly<Record<string, RegExp>> = {
  date: new RegExp(`^${date}$`),
  time: new RegExp(`^${clock}${zone}$`, 'i'),
  'date-time': new RegExp(`^${date}[t\\s]${clock}${zone}$`, 'i'),
  'iso-time': new RegExp(`^${clock}${zone}?$`, 'i'),
  'iso-date-time': new RegExp(`^${date}[t\\s]${clock}${zone}?$`, 'i'),
  uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  duration: expression('duration'),
  'uri-reference': expression('uri-reference'),
  'uri-template': expression('uri-template'),
  email: expression('email'),
  hostname: expression('hostname'),
  ipv4: expression('ipv4'),
  ipv6: expression('ipv6'),
  uuid: expression('uuid'),
  'json-pointer': expression('json-pointer'),
};

function expression(name: keyof typeof fullFormats): RegExp {
  const format = fullFormats[name];
  if (format instanceof RegExp) return format;
  throw new Error(`ajv-formats has no regular expression for ${name}`);
}
