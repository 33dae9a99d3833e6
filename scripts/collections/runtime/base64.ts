/** Base64 of a text's UTF-8 bytes; not every place where Postman's scripts run has `btoa`. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64(text: string): string {
  const bits = bytesOf(text)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const groups = bits.match(/.{1,6}/g) ?? [];
  const written = groups.map((group) => digits[Number.parseInt(group.padEnd(6, '0'), 2)]).join('');
  return written.padEnd(Math.ceil(written.length / 4) * 4, '=');
}

function bytesOf(text: string): readonly number[] {
  const encoded = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  return (encoded.match(/%..|./g) ?? []).map((each) =>
    each.length === 3 ? Number.parseInt(each.slice(1), 16) : each.charCodeAt(0),
  );
}
