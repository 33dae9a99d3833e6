/** A list item that opens a request or a response, in whatever way it is written. */
export interface MessageLine {
  readonly indent: string;
  readonly marker: string;
  readonly keyword: 'Request' | 'Response';
  /** What is behind the keyword. */
  readonly rest: string;
  /** Written as the parser takes it. */
  readonly plain: boolean;
}

const status = /^[\s`*_(-]*[1-5](?:\d\d|xx)\b/i;
const line = /^( *)([+*-]|\d+\.)( *)([*_]{0,2})([A-Za-z]{5,10})\b(.*)$/;

/** Reads a line as the beginning of a request or response; undefined if it is something else. */
export function readMessageLine(text: string): MessageLine | undefined {
  const [, indent = '', marker = '', space = '', emphasis = '', word = '', behind = ''] =
    line.exec(text) ?? [];
  const keyword = keywordOf(word, behind);
  if (!keyword) return undefined;
  const plain =
    space !== '' && emphasis === '' && /^[Rr]e(?:quest|sponse)$/.test(word) && !behind.startsWith(':');
  const rest = behind.replace(/^[*_]{0,2}:?[*_]{0,2}/, '');
  return plain || isPlausible(keyword, emphasis, rest) ? { indent, marker, keyword, rest, plain } : undefined;
}

/** Lists in prose may begin with these words, too: `* **Response Media Types Supported:** …`. */
function isPlausible(keyword: MessageLine['keyword'], emphasis: string, rest: string): boolean {
  if (keyword === 'Response') return status.test(rest) || (emphasis === '' && /^\s*(?:\(|$)/.test(rest));
  return emphasis === '' && /^\s*(?:\(|$|[A-Z])/.test(rest);
}

export function isMessage(text: string): boolean {
  return readMessageLine(text) !== undefined;
}

/** A misspelt keyword counts only where a status code follows it: `+ Respose 404`. */
function keywordOf(word: string, rest: string): MessageLine['keyword'] | undefined {
  const lower = word.toLowerCase();
  if (/^requests?$/.test(lower)) return 'Request';
  if (/^responses?$/.test(lower)) return 'Response';
  return status.test(rest) && /^res?p[a-z]*[ns]/.test(lower) ? 'Response' : undefined;
}
