import { readFieldLine } from './field-line.ts';

/** What the line of a parameter says, in the old syntax and the new one. */
export interface ParameterLine {
  readonly name: string;
  readonly required: boolean | undefined;
  readonly type: string | undefined;
  readonly example: string | undefined;
  readonly default: string | undefined;
  readonly description: string;
}

/**
 * Reads `+ id: `5` (number, required) - text` and `+ id = `1` (optional, number, `5`) ... text`. The parser takes the
 * whole line for the name, or loses all traits, where the type is not one word: `(required, 64-bit number)`.
 */
export function readParameterLine(line: string): ParameterLine | undefined {
  const field = readFieldLine(line);
  if (!field) return undefined;
  const [name = '', preset] = field.name.split(/\s*=\s*/);
  const traits = splitTraits(field.traits ?? '');
  const type = traits.find((trait) => !isKeyword(trait) && !isQuoted(trait));
  return {
    name: unquoted(name),
    required: traits.some((each) => /^required$/i.test(each))
      ? true
      : traits.some((each) => /^optional$/i.test(each))
        ? false
        : undefined,
    type: type?.toLowerCase(),
    example: nonEmpty(field.value) ?? nonEmpty(traits.find(isQuoted)),
    default: nonEmpty(preset) ?? nonEmpty(/^default\s*[:=]\s*(.*)$/i.exec(traits.find(isDefault) ?? '')?.[1]),
    description: field.description.replace(/^\s*(?:[-:\u2013\u2014]|\.\.\.)\s*/, '').trim(),
  };
}

/** Splits at commas outside of backticks and brackets. */
function splitTraits(traits: string): readonly string[] {
  return (traits.match(/(?:`[^`]*`|\[[^\]]*\]|[^,`[])+/g) ?? []).map((each) => each.trim()).filter(Boolean);
}

function isKeyword(trait: string): boolean {
  return (
    /^(?:required|optional|nullable|fixed|sample|case[- ](?:in)?sensitive)$/i.test(trait) || isDefault(trait)
  );
}

function isDefault(trait: string): boolean {
  return /^default\b/i.test(trait);
}

function isQuoted(trait: string): boolean {
  return /^(?:`.*`|".*"|'.*')$/.test(trait);
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || unquoted(value) === '' ? undefined : unquoted(value);
}

function unquoted(value: string): string {
  const trimmed = value.trim();
  return /^(`+).*\1$|^(["']).*\2$/.test(trimmed) ? trimmed.replace(/^[`"']+|[`"']+$/g, '').trim() : trimmed;
}
