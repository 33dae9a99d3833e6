/** Stands in for a secret: its name and, where one can be made, a fingerprint of its value, `‹authorization:3f9a1c›`. */
export type Mask = (name: string, value: string) => string;

/** Stands in for what cannot even be named. */
export const namelessMask = '‹•••›';

/** A name as a mask shows it. */
export function maskName(name: string): string {
  return name.replace(/[^\w.-]+/g, '-');
}

/** Masks without fingerprints, for where no key is at hand. */
export const plainMask: Mask = (name) => `‹${maskName(name)}›`;
