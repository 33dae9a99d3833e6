/** Names and values of fields by which a thing shows its state. */

export function isStateName(name: string): boolean {
  return /^(status|state|phase|stage|lifecycle|mode|visibility)$/i.test(name);
}

/** A state, or a truth about it: `active`, `locked`, `isPublic`. */
export function showsState(name: string): boolean {
  return (
    isStateName(name) || /^(is_?\w+|\w+ed|active|open|enabled|locked|public|private|visible)$/i.test(name)
  );
}

/** A state that nothing but an end leads to. */
export function isEndedState(value: string): boolean {
  return /^(expired?|deleted|removed|cancell?ed|archived|deactivated|disabled|closed|revoked|terminated|trashed)$/i.test(
    value,
  );
}
