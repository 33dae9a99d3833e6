import { describe, expect, it } from 'vitest';
import { type Caller, createAccess } from './access.ts';

const caller = (of: Partial<Caller>): Caller => ({
  method: 'POST',
  host: 'localhost:4010',
  origin: undefined,
  site: undefined,
  localAddress: '127.0.0.1',
  ...of,
});
const atHome = createAccess({ plans: [] });
const inTheOpen = createAccess({ plans: [], host: '0.0.0.0', allowHosts: ['Mock.Example'] });

describe('the control interface on this machine', () => {
  it.for<Partial<Caller>>([
    {},
    { host: '127.0.0.1:4010', origin: 'http://127.0.0.1:4010', site: 'same-origin' },
    { host: '[::1]:4010' },
    { host: 'api.localhost' },
    { method: 'GET', site: 'cross-site' },
  ])('answers %j', (of) => expect(atHome(caller(of))).toBeUndefined());

  it.for<[Partial<Caller>, string]>([
    [{ host: 'evil.example:4010' }, 'evil.example'],
    [{ host: 'localhost.evil.example' }, 'host name'],
    [{ host: undefined }, '(none)'],
    [{ host: '192.168.1.5' }, '--allow-host'],
    [{ host: 'evil.example', origin: 'http://evil.example', site: 'same-origin' }, 'evil.example'],
    [{ origin: 'https://evil.example' }, 'pages of https://evil.example'],
    [{ origin: 'null' }, 'pages of null'],
    [{ origin: 'http://localhost:4011' }, 'pages of'],
    [{ site: 'cross-site' }, 'other sites'],
    [{ method: 'PUT', site: 'same-site' }, 'other sites'],
  ])('refuses %j', ([of, reason]) => expect(atHome(caller(of))).toContain(reason));
});

describe('the control interface at an address that others can reach', () => {
  it.for<Partial<Caller>>([
    { host: '192.168.1.5:4010', localAddress: '::ffff:192.168.1.5' },
    { host: 'mock.example:4010', localAddress: '192.168.1.5' },
    { host: '[fe80::1]:80', localAddress: 'fe80::1' },
  ])('answers %j', (of) => expect(inTheOpen(caller(of))).toBeUndefined());

  it.for<Partial<Caller>>([
    { host: 'rebound.example', localAddress: '192.168.1.5' },
    { host: '192.168.1.5', localAddress: '192.168.1.5', origin: 'http://page.example' },
  ])('refuses %j', (of) => expect(inTheOpen(caller(of))).toBeTypeOf('string'));
});
