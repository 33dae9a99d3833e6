/** A plain client: sends requests one after another and notes the answers. */

export interface Step {
  readonly method: string;
  /** Below the base URL, encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Line {
  readonly step: string;
  /** 0 if no whole answer was received. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Follows redirects within the target; gives an answer two seconds; asks again where that is allowed at once. */
export async function transcript(
  baseUrl: string,
  authorization: Readonly<Record<string, string>>,
  steps: readonly Step[],
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const step of steps)
    lines.push(await take(`${baseUrl.replace(/\/$/, '')}${step.path}`, authorization, step));
  return lines;
}

async function take(url: string, authorization: Readonly<Record<string, string>>, step: Step): Promise<Line> {
  const name = `${step.method} ${step.path}`;
  const body =
    step.body === undefined || typeof step.body === 'string' ? step.body : JSON.stringify(step.body);
  try {
    const response = await fetch(url, {
      method: step.method,
      headers: {
        ...authorization,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...step.headers,
      },
      signal: AbortSignal.timeout(2_000),
      ...(body !== undefined && { body }),
    });
    if (response.headers.get('Retry-After') === '0') return take(url, authorization, step);
    const headers = Object.fromEntries(response.headers);
    // Leaves out a byte order mark, as readers of JSON may.
    const text = await response.text();
    return { step: name, status: response.status, headers, body: text };
  } catch (problem) {
    return { step: name, status: 0, headers: {}, body: String((problem as Error).cause ?? problem) };
  }
}

/** What two servers with the same data must agree in: everything but the clock. */
export function comparable(lines: readonly Line[]): readonly unknown[] {
  return lines.map(({ headers, ...line }) => {
    const { date: _, 'keep-alive': __, connection: ___, ...telling } = headers;
    return { ...line, headers: telling };
  });
}
