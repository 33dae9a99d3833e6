/** Stands in front of a server, and breaks the answers of one operation with one status. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { violation } from './document.mjs';
import { send } from './start.mjs';

const perConnection = /^(connection|keep-alive|transfer-encoding|content-length|host|accept-encoding)$/i;

/** `watch` is called with each exchange; `breakWith` takes what is broken from now on, undefined for nothing. */
export async function startProxy({ baseUrl, document, watch }) {
  const { origin, pathname } = new URL(baseUrl);
  const root = pathname.replace(/\/$/, '');
  let broken;
  const server = createServer(async (incoming, outgoing) => {
    const request = {
      method: incoming.method,
      path: incoming.url,
      headers: Object.fromEntries(
        Object.entries(incoming.headers).filter(([name]) => !perConnection.test(name)),
      ),
      body: await text(incoming),
    };
    try {
      deliver(outgoing, await answerTo(request));
    } catch {
      outgoing.destroy();
    }
  });
  const ask = ({ path, method, headers, body }) => send({ url: `${origin}${path}`, method, headers, body });

  async function answerTo(request) {
    const path = request.path.split('?')[0].slice(root.length);
    const operation = document.operationFor(request.method, path);
    const isBroken = broken && operation === broken.operation;
    const succeeds = (answer) => answer.status === broken?.status;
    const own = { request, ask: (other) => ask({ headers: request.headers, ...other }), succeeds };
    if (isBroken && broken.breach.instead) {
      const instead = await broken.breach.instead(own);
      if (instead) return reached(request, instead);
    }
    const answer = await ask(request);
    if (operation) watch({ operation, request, answer });
    if (!isBroken || !broken.breach.answer || answer.status !== broken.status) return answer;
    const other = await broken.breach.answer({ ...own, answer });
    if (!other || !counts(other, answer, operation)) return answer;
    return reached(request, other);
  }

  /** What the document allows, or forbids of the server's own answer, is not a breach. */
  function counts(other, answer, operation) {
    if (broken.breach.means) return true;
    return violation(operation, answer) === undefined && violation(operation, other) !== undefined;
  }

  function reached({ method, path }, answer) {
    broken.slipped ??= { request: `${method} ${path}`, answer };
    return answer;
  }

  server.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${root}`,
    breakWith(next) {
      broken = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function deliver(outgoing, { status, headers, body, fault }) {
  if (fault === 'stall') return;
  if (fault === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  for (const [name, value] of headers) if (!perConnection.test(name)) outgoing.appendHeader(name, value);
  outgoing.statusCode = status;
  if (fault === 'cut') {
    outgoing.setHeader('content-length', Buffer.byteLength(body) + 1);
    outgoing.write(body.slice(0, body.length >> 1), () => outgoing.destroy());
    return;
  }
  outgoing.end(status === 204 || status === 304 ? undefined : body);
}
