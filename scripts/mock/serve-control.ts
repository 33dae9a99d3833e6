/** The control interface over HTTP: who calls is checked, and a long answer leaves in pieces. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createAccess } from './access.ts';
import { type ControlResponse, control, refusal } from './control.ts';
import type { Address } from './received-request.ts';
import type { ReadBody } from './request-body.ts';
import type { MockService } from './service.ts';
import { hasControl, type MockServerSettings } from './settings.ts';

export function createControl(service: MockService, settings: MockServerSettings) {
  const isOn = hasControl(settings);
  const refusalOf = createAccess(settings);

  const answer = async (
    { method = 'GET', headers, socket }: IncomingMessage,
    { target, host }: Address,
    body: ReadBody,
  ): Promise<ControlResponse> => {
    if (!isOn) return refusal(404, 'the control interface is off; start the mock with --control');
    const { origin, 'sec-fetch-site': site } = headers;
    const refused = refusalOf({ method, host, origin, site, localAddress: socket.localAddress });
    if (refused !== undefined) return refusal(403, refused);
    if (body.kind === 'unread') return refusal(body.reason.status, body.reason.detail);
    return control({ method, target, body: body.text, host }, service);
  };

  return {
    /** A whole state may be loaded by way of it. */
    bodyLimit: isOn ? Math.max(service.limits.bytes, service.limits.bodyBytes) : service.limits.bodyBytes,
    serve: async (raw: IncomingMessage, response: ServerResponse, address: Address, body: ReadBody) =>
      send(response, await answer(raw, address, body)),
  };
}

async function send(
  response: ServerResponse,
  { status, type, body, headers }: ControlResponse,
): Promise<void> {
  const own = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  response.writeHead(status, { ...own, ...(type === '' ? {} : { 'Content-Type': type }), ...headers });
  if (response.req.method === 'HEAD') response.end();
  else if (typeof body === 'string') response.end(body);
  else await pipeline(Readable.from(body), response).catch(() => response.destroy());
}
