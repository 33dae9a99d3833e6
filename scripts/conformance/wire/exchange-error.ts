/** Why an exchange has no answer that can be judged. */
export type ExchangeFault =
  /** Not even a head came in time. */
  | 'silent'
  /** A head came, but its body did not end. */
  | 'incomplete'
  | 'too-large'
  /** What came is not HTTP, or is encoded in another way than it says. */
  | 'malformed'
  /** The proxy does not let the request through. */
  | 'proxy'
  /** docproof did not send it, because the run is ending. */
  | 'ending'
  /** The connection failed; `code` is Node's. */
  | 'connection';

export class ExchangeError extends Error {
  readonly fault: ExchangeFault;
  readonly code: string;

  constructor(fault: ExchangeFault, message: string, code: string = fault) {
    super(message);
    this.fault = fault;
    this.code = code;
  }
}

/** Node's error in one line: where several addresses failed, its own message is empty. */
export function exchangeError(error: Error & { readonly code?: string }): ExchangeError {
  if (error instanceof ExchangeError) return error;
  const code = error.code ?? '';
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : error;
  const message = first?.message || code || 'the connection failed';
  if (code.startsWith('HPE_')) return new ExchangeError('malformed', malformed(code, message), code);
  return new ExchangeError('connection', message, code);
}

function malformed(code: string, message: string): string {
  if (code === 'HPE_HEADER_OVERFLOW') return 'the headers of the answer are larger than 16 KB';
  return `the answer is not valid HTTP (${message.replace(/^Parse Error: ?/, '') || code})`;
}

/** Whether an answer came that was cut: too large, or not complete in time. */
export function isCutAnswer(error: unknown): boolean {
  return error instanceof ExchangeError && (error.fault === 'too-large' || error.fault === 'incomplete');
}
