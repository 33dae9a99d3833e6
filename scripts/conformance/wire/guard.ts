/**
 * Holds a request to the limits of an exchange. Whoever sent it gets its answer only when that has come whole and
 * within the limits, and otherwise one error that says why not.
 */
import { type ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { deadline } from './deadline.ts';
import { ExchangeError, exchangeError } from './exchange-error.ts';
import { type Limits, mostInterim, seconds, size } from './limits.ts';
import { refused } from './tunnel.ts';
import { type BodyReader, bodyForEngines, readAnswer, wholeEvents } from './whole-answer.ts';

/** `proxy`: the one that is asked in the target's place, so that an answer may be its own. */
export function guard(request: ClientRequest, limits: Limits, proxy?: URL): void {
  const emit = request.emit.bind(request) as (event: string, ...values: unknown[]) => boolean;
  let reading: BodyReader | undefined;
  let interim = 0;
  let isSettled = false;

  const settle = (event: 'response' | 'error', value: IncomingMessage | ExchangeError) => {
    if (isSettled) return;
    isSettled = true;
    endWatch();
    emit(event, value);
  };
  const fail = (error: ExchangeError) => {
    settle('error', error);
    request.destroy();
  };
  const read = async (answer: IncomingMessage) => {
    if (proxy && answer.statusCode === 407) return fail(refused(proxy, 407, request.host));
    if (limits.headOnly) {
      settle('response', whole(answer, Buffer.alloc(0)));
      request.destroy();
      return;
    }
    reading = readAnswer(answer, limits);
    try {
      const body = await reading.body;
      const opened = hasBody(request, answer) ? await bodyForEngines(answer, body, limits) : undefined;
      if (opened?.ok === false) fail(opened.error);
      else settle('response', whole(answer, opened?.body ?? body));
    } catch (error) {
      stopReading(error as ExchangeError);
    }
  };
  /** An event stream need not end: its whole events are its answer. */
  const stopReading = (error: ExchangeError) => {
    const events = reading && wholeEvents(reading.answer, reading.received());
    if (!reading || !events || error.fault === 'malformed') return fail(error);
    settle('response', whole(reading.answer, events));
    request.destroy();
  };

  // Whoever has given the request up does not listen any more; its end must not end the process.
  request.on('error', () => {});
  const ms = limits.deadlineMs();
  const endWatch = deadline(ms, () => {
    if (!isSettled) stopReading(late(reading, ms));
  });

  // Node closes the connection without a word where nobody listens for another protocol.
  for (const event of ['upgrade', 'connect'] as const) {
    request.on(event, (answer: IncomingMessage, socket: Socket) => {
      socket.destroy();
      settle('response', whole(answer, Buffer.alloc(0)));
    });
  }
  request.emit = (event: string | symbol, ...values: unknown[]): boolean => {
    if (event === 'response') {
      void read(values[0] as IncomingMessage);
      return true;
    }
    if (event === 'error') {
      // What comes behind a complete answer does not make it another one.
      if (reading?.answer.complete !== true) fail(exchangeError(values[0] as Error));
      return true;
    }
    if (event === 'information' && ++interim > mostInterim) {
      fail(new ExchangeError('malformed', `more than ${mostInterim} interim answers (1xx) and no final one`));
    }
    return emit(event as string, ...values);
  };
}

function late(reading: BodyReader | undefined, ms: number): ExchangeError {
  if (!reading) return new ExchangeError('silent', `no answer within ${seconds(ms)}`, 'ETIMEDOUT');
  const came = size(reading.received().length);
  return new ExchangeError('incomplete', `the answer was not complete within ${seconds(ms)} (got ${came})`);
}

function hasBody({ method }: ClientRequest, { statusCode }: IncomingMessage): boolean {
  return method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
}

/** The answer as it came, with a body that is there at once. */
function whole(answer: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(answer.socket);
  const { statusCode, statusMessage, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    answer;
  Object.assign(copy, { statusCode, statusMessage, headers, rawHeaders });
  Object.assign(copy, { httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
  copy.push(body);
  copy.push(null);
  return copy;
}
