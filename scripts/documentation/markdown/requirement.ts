import type { Column, Columns } from './columns.ts';
import { plainText } from './facts.ts';

const conditional = /\b(?:if|when|unless|only|except)\b/i;
const required = /^(?:required|mandatory|obligat|obrigat|pflicht|verplicht|必須|必须|必填)/i;
const optional = /^(?:optional|opcional|facultatif|可选|任意)/i;
const yes = /^(?:yes|y|true|always|1|x|\*+|[\u2713\u2714\u2705\u2611○◯]|sim|s[ií]|oui|ja|да|是|はい)$/i;
const no = /^(?:no|n|false|never|0|-+|[\u2013\u2014\u2717\u2718\u274C×]|n[aã]o|non|nein|nee|нет|否|いいえ)$/i;

/**
 * Whether a row says that its field is required. Empty cells say nothing, nor do those that say when it is:
 * `yes, if …`.
 */
export function requirement(columns: Columns, cell: (column: Column) => string): boolean | undefined {
  const column = columns.has('required') ? 'required' : 'optional';
  const words = plainText(cell(column)).replace(/[.!]$/, '') || cell(column).trim();
  if (conditional.test(words)) return undefined;
  if (required.test(words)) return true;
  if (optional.test(words)) return false;
  const answer = yes.test(words) ? true : no.test(words) ? false : undefined;
  return answer === undefined ? undefined : answer === (column === 'required');
}
