const shortest = 6;

/** Parts of secrets, of six characters or more, that a text holds: in plain, percent-encoded or as base64. */
export function leaksIn(text: string, secrets: readonly string[]): readonly string[] {
  const readings = [
    text,
    percentDecoded(text),
    ...decodedBase64(text),
    ...decodedBase64(percentDecoded(text)),
  ];
  return secrets.flatMap(partsOf).filter((part) => readings.some((reading) => reading.includes(part)));
}

function partsOf(secret: string): readonly string[] {
  return Array.from({ length: secret.length - shortest + 1 }, (_, at) => secret.slice(at, at + shortest));
}

function percentDecoded(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** What each word means as base64, from each of the places where its groups may begin. */
function decodedBase64(text: string): readonly string[] {
  const words = text.match(/[\w+/-]{8,}/g) ?? [];
  return words.flatMap((word) =>
    [0, 1, 2, 3].map((from) => Buffer.from(word.slice(from), 'base64').toString('latin1')),
  );
}
