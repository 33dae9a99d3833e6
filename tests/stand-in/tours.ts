/** Every documented response of an API, in an order that leaves the filled state as it was. */
import { readerKey } from './bookings/index.ts';
import type { Step } from './http/transcript.ts';
import { entityTag } from './tags/api.ts';
import { filledBlog, type Tag } from './tags/blog.ts';

/** A step and the status that the documentation gives it. */
export type Stage = readonly [status: number, step: Step];

const get = (path: string, headers?: Step['headers']): Step => ({
  method: 'GET',
  path,
  ...(headers && { headers }),
});
const send = (method: string, path: string, body: unknown, headers?: Step['headers']): Step => ({
  method,
  path,
  body,
  ...(headers && { headers }),
});
const remove = (path: string): Step => ({ method: 'DELETE', path });

const attic = { name: 'Attic 2', capacity: 4, floor: 'attic' };
const meeting = { title: 'Kick-off', starts_at: '2031-01-01T09:00:00Z', minutes: 15 };
const noToken = { 'X-Auth-Token': '' };
const reader = { 'X-Auth-Token': readerKey };

export const bookingsTour: readonly Stage[] = [
  [200, get('/rooms')],
  [200, get('/rooms?page=2&per_page=2')],
  [400, get('/rooms?per_page=51')],
  [401, get('/rooms', noToken)],
  [401, send('POST', '/rooms', attic, noToken)],
  [403, send('POST', '/rooms', attic, reader)],
  [201, send('POST', '/rooms', attic)],
  [409, send('POST', '/rooms', attic)],
  [400, send('POST', '/rooms', '{"name":')],
  [415, send('POST', '/rooms', 'name=Attic', { 'Content-Type': 'text/plain' })],
  [422, send('POST', '/rooms', {})],
  [422, send('POST', '/rooms', { ...attic, name: 'Hall', capacity: 501 })],
  [200, get('/rooms/900')],
  [200, send('PUT', '/rooms/900', { ...attic, capacity: 5 })],
  [200, get('/rooms/900')],
  [422, send('PUT', '/rooms/900', { ...attic, floor: 'cellar' })],
  [404, get('/rooms/77')],
  [404, send('PUT', '/rooms/77', attic)],
  [404, remove('/rooms/77')],
  [409, remove('/rooms/302')],
  [200, get('/rooms/302/bookings')],
  [200, get('/rooms/302/bookings?status=tentative')],
  [400, get('/rooms/302/bookings?status=lost')],
  [404, get('/rooms/77/bookings')],
  [201, send('POST', '/rooms/301/bookings', meeting)],
  [404, send('POST', '/rooms/77/bookings', meeting)],
  [422, send('POST', '/rooms/301/bookings', { ...meeting, title: 'x'.repeat(81) })],
  [422, send('POST', '/rooms/301/bookings', { ...meeting, starts_at: 'soon' })],
  [422, send('POST', '/rooms/301/bookings', { ...meeting, status: 'lost' })],
  [200, get('/rooms/302/bookings/881')],
  [404, get('/rooms/302/bookings/9')],
  [200, send('PATCH', '/rooms/302/bookings/881', { title: 'Budget' })],
  [200, get('/rooms/302/bookings/881')],
  [422, send('PATCH', '/rooms/302/bookings/881', { title: ' ' })],
  [404, send('PATCH', '/rooms/302/bookings/9', { title: 'Budget' })],
  [200, send('PATCH', '/rooms/302/bookings/881', { title: 'Budget 2031' })],
  [204, remove('/rooms/301/bookings/901')],
  [404, get('/rooms/301/bookings/901')],
  [404, remove('/rooms/301/bookings/9')],
  [204, remove('/rooms/900')],
  [404, get('/rooms/900')],
];

const lathes = filledBlog().tags[1] as Tag;

export const tagsTour: readonly Stage[] = [
  [200, get('/tags')],
  [401, get('/tags', { Authorization: '' })],
  [406, get('/tags', { Accept: 'text/html' })],
  [201, send('POST', '/tags', { label: 'Band saws' })],
  [409, send('POST', '/tags', { label: 'Band saws' })],
  [400, send('POST', '/tags', {})],
  [400, send('POST', '/tags', { label: 'x'.repeat(31) })],
  [400, send('POST', '/tags', { label: 'Planes', colour: 'red' })],
  [200, get('/tags/band-saws')],
  [304, get('/tags/lathes', { 'If-None-Match': entityTag(lathes) })],
  [404, get('/tags/nothing')],
  [204, send('PUT', '/tags/band-saws', { label: 'Saws', colour: '#00ff00' })],
  [200, get('/tags/band-saws')],
  [404, send('PUT', '/tags/nothing', { label: 'Saws' })],
  [412, send('PUT', '/tags/band-saws', { label: 'Saws' }, { 'If-Match': '"stale"' })],
  [204, remove('/tags/band-saws')],
  [410, remove('/tags/band-saws')],
  [404, get('/tags/band-saws')],
  [404, remove('/tags/nothing')],
  [200, get('/palette')],
  [405, send('POST', '/palette', {})],
];

const csv = { Accept: 'text/csv' };

export const ratesTour: readonly Stage[] = [
  [200, get('/rates/latest?base=EUR')],
  [200, get('/rates/latest?base=USD&symbols=CHF')],
  [400, get('/rates/latest')],
  [400, get('/rates/latest?base=NOK')],
  [200, get('/rates/EURCHF/history?days=3')],
  [200, get('/rates/EURCHF/history?days=3', csv)],
  [400, get('/rates/EURCHF/history?days=91')],
  [404, get('/rates/ABCXYZ/history')],
  [200, get('/currencies')],
  [200, get('/currencies/NOK')],
  [400, get('/currencies/nok')],
  [404, get('/currencies/ABC')],
];
