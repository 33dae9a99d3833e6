/** Names of fields that are sent and never shown again. */
const secretName =
  /^(.*[_-])?(pass(word|phrase|wd)?|pwd|secret|pin|cvv|cvc|card_?number|private_?key)([_-]?(hash|confirm(ation)?|again))?$/i;

export function isSecretName(name: string): boolean {
  return secretName.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2'));
}
