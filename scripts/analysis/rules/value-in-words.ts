/** The first value that a description shows: `` `TON` for Toncoin ``, `asc or desc`, `e.g. EUR`. */
export function valueInWords(description: string): string | undefined {
  const text = description.trim();
  return shown.map((pattern) => pattern.exec(text)?.[1]).find((value) => value !== undefined);
}

const shown: readonly RegExp[] = [
  /\b(?:e\.\s?g\.|for example|such as|example:)[,:]?\s+["'`“‘]?([\w@:/+-]+(?:\.[\w@:/+-]+)*)/i,
  /["`“]([^"`“”\s]{1,40})["`”]\s*(?:for|=|:|[-–—]|,|\/|or|if|when|means)(?=[\s"`“])/,
  /^(?:either )?["'`]?([\w-]{1,12})["'`]? or ["'`]?[\w-]{1,12}["'`]?\.?$/i,
];

/** Whether a description demands something of a value that none of the rules says. */
export function demandsMore(description: string, isUnderstood: boolean): boolean {
  return !isUnderstood && demands.test(description);
}

const demands =
  /\b(must|should|shall|only|has to|have to|needs? to|valid|allowed|permitted|supported|accepted|recogni[sz]ed|registered|existing|format(ted)?|either|one of|between|at (least|most)|unique|ISO[- ]?\d*|RFC|conform\w*|compliant)\b/i;
