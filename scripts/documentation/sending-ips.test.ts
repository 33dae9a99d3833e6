import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDescription } from './index.ts';

it('the description of Sending IPs is read completely', async () => {
  const text = readFileSync(new URL('../../apis/sending-ips.apib', import.meta.url), 'utf8');
  const result = await readDescription(text, 'apis/sending-ips.apib');
  if (!result.ok) throw new Error('not read');
  const { groups, findings } = result.description;
  const operations = groups.flatMap((group) => group.resources.flatMap((resource) => resource.operations));

  expect(findings).toEqual([]);
  expect(operations.map(({ method, uriTemplate }) => `${method} ${uriTemplate}`)).toEqual([
    'GET /sending-ips',
    'GET /sending-ips/{external_ip}',
    'PUT /sending-ips/{external_ip}',
  ]);
  expect(operations.flatMap(({ responses }) => responses.map(({ id }) => id))).toEqual([
    'sending-ips/get-all-sending-ips/200',
    'sending-ips/get-a-sending-ip/200',
    'sending-ips/get-a-sending-ip/400',
    'sending-ips/get-a-sending-ip/404',
    'sending-ips/update-a-sending-ip/200',
    'sending-ips/update-a-sending-ip/400',
    'sending-ips/update-a-sending-ip/404',
  ]);
  expect(groups[0]?.tables[0]).toMatchObject({
    describes: 'resource',
    attributes: [
      { name: 'external_ip', type: 'string' },
      { name: 'hostname', type: 'string' },
      { name: 'ip_pool', type: 'string' },
      { name: 'customer_provided', type: 'boolean' },
    ],
  });
  expect(operations[2]).toMatchObject({
    tables: [{ describes: 'request', attributes: [{ name: 'ip_pool', type: 'string', required: true }] }],
    parameters: [
      { name: 'external_ip', in: 'path', required: true, type: 'string', example: '123.45.67.89' },
    ],
    requests: [
      {
        headers: [{ name: 'Authorization' }, { name: 'Accept' }],
        body: { json: { ip_pool: 'too_cool_for_pool' } },
      },
    ],
  });
});
