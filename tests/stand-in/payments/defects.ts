import {
  bareStatus,
  delivered,
  htmlPage,
  mediaType,
  on,
  queryIgnored,
  status,
  text,
  value,
  withoutEffect,
} from '../http/changes.ts';
import { json } from '../http/messages.ts';
import type { Change, Flaw } from '../http/stand-in.ts';
import type { Account, Ledger, Payment } from './ledger.ts';

/** Does something else after the sound API has given this response. */
function also(
  documented: string,
  act: (state: Ledger, id: string | undefined) => void,
): () => Change<Ledger> {
  return () =>
    ({ request, state, sound }) => {
      const answer = sound();
      if (answer.documented === documented) act(state, request.segments[3] ?? request.segments[1]);
      return answer;
    };
}

export const defects = {
  'key-not-checked': {
    says: 'A request without a key is served.',
    change:
      () =>
      ({ request, sound }) =>
        sound({ ...request, headers: { ...request.headers, 'x-api-key': 'pk_77c0e1d2b9' } }),
  },
  'key-refused-403': {
    says: 'An unknown key is answered with 403.',
    change: on('unauthenticated', status(403)),
  },
  'accounts-without-total': {
    says: 'The list of accounts has no total.',
    change: on(
      'accounts 200',
      value(({ accounts }: { accounts: unknown }) => ({ accounts })),
    ),
  },
  'accounts-total-wrong': {
    says: 'The total is one too high.',
    change: on(
      'accounts 200',
      value(({ accounts, total }: { accounts: unknown; total: number }) => ({ accounts, total: total + 1 })),
    ),
  },
  'accounts-any-currency': { says: 'The filter by currency is ignored.', change: queryIgnored('currency') },
  'accounts-same-page': { says: 'Every page is the first one.', change: queryIgnored('page') },
  'open-200': { says: 'A new account is answered with 200.', change: on('open 201', status(200)) },
  'open-not-stored': { says: 'A new account is not stored.', change: withoutEffect('open 201') },
  'open-other-holder': {
    says: 'A new account shows another holder.',
    change: on(
      'open 201',
      value<Account>((account) => ({ ...account, holder: 'Someone else' })),
    ),
  },
  'open-twice': {
    says: 'A second account with the same number is taken.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'open 409') return answer;
        const account = { ...(JSON.parse(request.body) as Account), id: `acc_${state.nextId++}` };
        state.accounts.push(account);
        return json('open 409', 201, account);
      },
  },
  'open-422-text': {
    says: 'An invalid account is answered in plain text.',
    change: on('open 422', mediaType('text/plain')),
  },
  'account-404-200': {
    says: 'An unknown account is answered with 200 and an error.',
    change: on('account 404', status(200)),
  },
  'account-always-first': {
    says: 'Whatever account is asked for, the first is shown.',
    change:
      () =>
      ({ state, sound }) => {
        const answer = sound();
        return answer.documented === 'account 200' ? json('account 200', 200, state.accounts[0]) : answer;
      },
  },
  'rename-not-stored': { says: 'A new holder is not stored.', change: withoutEffect('rename 200') },
  'rename-all': {
    says: 'Renaming one holder renames all.',
    change: also('rename 200', (state, id) => {
      const holder = state.accounts.find((each) => each.id === id)?.holder ?? '';
      for (const account of state.accounts) account.holder = holder;
    }),
    spoils: true,
  },
  'rename-blank': {
    says: 'A blank holder is taken.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        const account = state.accounts.find((each) => each.id === request.segments[1]);
        return answer.documented === 'rename 422' && account ? json('rename 422', 200, account) : answer;
      },
  },
  'close-not-done': { says: 'A closed account stays.', change: withoutEffect('close 204'), spoils: true },
  'close-404-empty': {
    says: 'Closing an unknown account has no body.',
    change: on('close 404', bareStatus(404)),
  },
  'payments-any-status': { says: 'The filter by status is ignored.', change: queryIgnored('status') },
  'payments-filter-500': {
    says: 'The filter by status brings the server down.',
    change:
      () =>
      ({ request, sound }) => {
        const answer = sound();
        const isAsked = answer.documented === 'payments 200' && request.query.has('status');
        return isAsked ? { ...htmlPage(answer), status: 500 } : answer;
      },
  },
  'payments-of-nobody': {
    says: 'An unknown account has no payments.',
    change: on('payments 404', () => json('payments 404', 200, { payments: [] })),
  },
  'authorize-amount-as-text': {
    says: 'A new payment shows its amount as text.',
    change: on(
      'authorize 201',
      value<Payment>((payment) => ({ ...payment, amount: String(payment.amount) })),
    ),
  },
  'authorize-any-amount': {
    says: 'An amount of zero is taken.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'authorize 422') return answer;
        const payment = { status: 'authorized', ...JSON.parse(request.body) };
        Object.assign(payment, { id: `pay_${state.nextId++}`, account_id: request.segments[1] });
        state.payments.push(payment);
        return json('authorize 422', 201, payment);
      },
  },
  'payment-unknown-status': {
    says: 'A payment is in a state that is not documented.',
    change: on(
      'payment 200',
      value<Payment>((payment) => ({ ...payment, status: 'pending' })),
    ),
  },
  'payment-404-page': { says: 'An unknown payment brings a page.', change: on('payment 404', htmlPage) },
  'payment-cut': {
    says: 'A payment ends in the middle.',
    change: on(
      'payment 200',
      text((body) => body.slice(0, 25)),
    ),
  },
  'remove-not-done': { says: 'A removed payment stays.', change: withoutEffect('remove 204'), spoils: true },
  'capture-202': { says: 'A capture is answered with 202.', change: on('capture 200', status(202)) },
  'capture-twice': {
    says: 'A captured payment can be captured again.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        const payment = state.payments.find((each) => each.id === request.segments[3]);
        return answer.documented === 'capture 409' ? json('capture 409', 200, payment) : answer;
      },
  },
  'capture-404-500': {
    says: 'Capturing an unknown payment brings the server down.',
    change: on('capture 404', status(500)),
  },
  'cancel-without-body': { says: 'A cancellation has no body.', change: on('cancel 200', bareStatus(200)) },
  'cancel-409-400': {
    says: 'A second cancellation is answered with 400.',
    change: on('cancel 409', status(400)),
  },
  'transactions-limit-ignored': { says: 'All transactions are shown.', change: queryIgnored('limit') },
  'transaction-404-reset': {
    says: 'The connection is reset at an unknown transaction.',
    change: on('transaction 404', delivered({ kind: 'reset' })),
  },
  'quote-without-network': {
    says: 'A quote without a network is given.',
    change: on('quote 422', (answer) =>
      /is required/.test(String(answer.body)) ? json('quote 422', 200, { fee: 25 }) : answer,
    ),
  },
} satisfies Record<string, Flaw<Ledger>>;
