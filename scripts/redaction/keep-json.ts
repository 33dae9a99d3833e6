/** Masks a text; what was JSON is JSON afterwards, also where a secret stood as a number or across several values. */
export function keepJson(text: string, mask: (text: string) => string): string {
  const masked = mask(text);
  if (masked === text || !/^\s*[[{]/.test(text) || parsed(masked) !== undefined) return masked;
  const before = parsed(text);
  if (before === undefined) return masked;
  try {
    const within = mask(JSON.stringify(mapped(before.value, mask)));
    return parsed(within) === undefined ? masked : within;
  } catch {
    // Nested too deeply to be gone through.
    return masked;
  }
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function mapped(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number' || typeof value === 'boolean') {
    const text = String(value);
    const masked = mask(text);
    return masked === text ? value : masked;
  }
  if (Array.isArray(value)) return value.map((item) => mapped(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), mapped(item, mask)]));
}
