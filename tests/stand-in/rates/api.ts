import { type Answer, bare, json, type Request } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { type Bank, bank } from './bank.ts';

/** The live API of `tests/apis/rates.apib`, written by hand from that document. */
export const rates: Api<Bank> = {
  prefix: '/fx',
  key: '',
  filled: bank,
  empty: () => ({ ...bank(), currencies: [] }),
  answer: (request, state) => {
    if (request.method !== 'GET') return bare(undefined, 405, { Allow: 'GET' });
    const [collection, id, rest, ...more] = request.segments;
    if (more.length > 0) return notFound(undefined, 'Not found');
    if (collection === 'rates' && id === 'latest' && rest === undefined) return latest(request, state);
    if (collection === 'rates' && id !== undefined && rest === 'history') return history(request, state, id);
    if (collection !== 'currencies' || rest !== undefined) return notFound(undefined, 'Not found');
    return id === undefined ? utf8(json('currencies 200', 200, state.currencies)) : currency(state, id);
  },
};

const bases = ['EUR', 'USD', 'GBP', 'JPY', 'CHF'];

function latest({ query }: Request, { date, perEuro }: Bank): Answer {
  const base = query.get('base');
  if (base === null || base === '') return bad('latest 400 missing', 'Missing required parameter base');
  if (!bases.includes(base)) {
    return bad('latest 400 invalid', `Invalid base: must be one of ${bases.join(', ')}`);
  }
  const wanted = query.get('symbols')?.split(',') ?? Object.keys(perEuro);
  const shown = Object.entries(perEuro).filter(([code]) => code !== base && wanted.includes(code));
  return utf8(
    json('latest 200', 200, {
      base,
      date,
      rates: Object.fromEntries(shown.map(([code, rate]) => [code, rounded(rate / (perEuro[base] ?? 1))])),
    }),
  );
}

function history({ query, headers }: Request, { date, perEuro }: Bank, pair: string): Answer {
  const [base, quote] = [perEuro[pair.slice(0, 3)], perEuro[pair.slice(3)]];
  if (base === undefined || quote === undefined) return notFound('history 404', 'Unknown currency pair');
  const days = Number(query.get('days') ?? '30');
  if (!Number.isInteger(days) || days < 1 || days > 90) {
    return bad('history 400', 'days must be between 1 and 90');
  }
  const rows = Array.from({ length: days }, (_, n) => ({
    date: new Date(Date.parse(date) - n * 86_400_000).toISOString().slice(0, 10),
    rate: rounded((quote / base) * (1 + (n % 7) / 1000)),
  }));
  if (!/text\/csv/i.test(headers.accept ?? ''))
    return utf8(json('history 200 json', 200, { pair, history: rows }));
  return {
    status: 200,
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
    body: ['date,rate', ...rows.map((row) => `${row.date},${row.rate}`), ''].join('\n'),
    documented: 'history 200 csv',
  };
}

const rounded = (rate: number) => Number(rate.toPrecision(5));

function currency({ currencies }: Bank, code: string): Answer {
  if (!/^[A-Z]{3}$/.test(code)) return bad('currency 400', 'code must be three capital letters');
  const found = currencies.find((known) => known.code === code);
  if (found === undefined) return notFound('currency 404', 'Unknown currency');
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<currency code="${code}"><name>${found.name}</name><decimals>${found.decimals}</decimals></currency>\n`,
    documented: 'currency 200',
  };
}

function bad(documented: string, title: string): Answer {
  return utf8(json(documented, 400, { status: 400, title }));
}

function notFound(documented: string | undefined, title: string): Answer {
  return utf8(json(documented, 404, { status: 404, title }));
}

function utf8(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8' } };
}
