import { always, delivered, mediaType, on, value } from '../http/changes.ts';
import { json } from '../http/messages.ts';
import type { Manners } from '../http/stand-in.ts';
import { type Account, filledLedger, type Ledger, settledLedger } from './ledger.ts';

export const variations = {
  settled: { says: 'No payment of the account can be captured or cancelled.', state: settledLedger },
  'no-payments': { says: 'There are no payments yet.', state: () => ({ ...filledLedger(), payments: [] }) },
  'one-account': {
    says: 'There is one account.',
    state: () => {
      const ledger = filledLedger();
      return { ...ledger, accounts: ledger.accounts.slice(1, 2) };
    },
  },
  'many-accounts': {
    says: 'There are more accounts than a page shows.',
    state: () => {
      const ledger = filledLedger();
      for (let n = 0; n < 25; n += 1) {
        const account_number = `SE-5500-${1000 + n}`;
        ledger.accounts.push({ id: `acc_${300 + n}`, holder: `Shop ${n}`, currency: 'SEK', account_number });
      }
      return ledger;
    },
  },
  'extra-fields': {
    says: 'Accounts and payments have fields that are not documented.',
    change: on(
      ['account 200', 'open 201', 'rename 200', 'payment 200', 'authorize 201', 'capture 200', 'cancel 200'],
      value<Record<string, unknown>>((body) => ({ ...body, _links: {}, fees: [] })),
    ),
  },
  'other-wording': {
    says: 'Problems are worded otherwise.',
    change:
      () =>
      ({ sound }) => {
        const answer = sound();
        if (answer.status < 400) return answer;
        return value<{ error: object }>(({ error }) => ({ error: { ...error, message: 'Nej.' } }))(answer);
      },
  },
  'only-one-currency': {
    says: 'Only one currency is supported, another one than the documented.',
    state: () => {
      const ledger = filledLedger();
      for (const account of ledger.accounts) account.currency = 'CHF';
      return ledger;
    },
    change:
      () =>
      ({ request, state, sound }) => {
        const before = structuredClone(state);
        const answer = sound();
        if (answer.documented !== 'open 201' || /"CHF"/.test(request.body)) return answer;
        Object.assign(state, before);
        const error = { code: 'invalid', message: 'currency is not supported.', field: 'currency' };
        return json('open 422', 422, { error });
      },
  },
  'any-case': {
    says: 'The filter by currency takes any case.',
    change:
      () =>
      ({ request, sound }) => {
        const query = new URLSearchParams(request.query);
        const currency = query.get('currency');
        if (currency !== null) query.set('currency', currency.toUpperCase());
        return sound({ ...request, query });
      },
  },
  'charset-named': {
    says: 'The media type names its charset.',
    change: always((answer) =>
      answer.body === '' ? answer : mediaType('application/json; charset=utf-8')(answer),
    ),
  },
  'last-accounts-first': {
    says: 'The newest account comes first.',
    change: on(
      'accounts 200',
      value<{ accounts: Account[] }>((body) => ({ ...body, accounts: [...body.accounts].reverse() })),
    ),
  },
  slow: { says: 'Each answer takes 30 ms.', change: always(delivered({ kind: 'late', afterMs: 30 })) },
  'other-prefix': { says: 'The API stands at the root.', prefix: '' },
} satisfies Record<string, Manners<Ledger>>;
