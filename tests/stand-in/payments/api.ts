import { type Answer, bare, isObject, json, type Request, readJson } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { type Account, emptyLedger, filledLedger, type Ledger, type Payment } from './ledger.ts';

/** The live API of `tests/apis/payments.apib`, written by hand from that document. */
export const payments: Api<Ledger> = {
  prefix: '/v1',
  key: 'pk_77c0e1d2b9',
  filled: filledLedger,
  empty: emptyLedger,
  answer: (request, ledger) => {
    if (request.headers['x-api-key'] !== payments.key) {
      return problem('unauthenticated', 401, 'unauthenticated', 'Unknown key.');
    }
    const [collection, id, ...below] = request.segments;
    switch (collection) {
      case 'accounts':
        if (id === undefined) return onAccounts(request, ledger);
        return below.length === 0 ? onAccount(request, ledger, id) : onPayments(request, ledger, id, below);
      case 'transactions':
        return below.length > 0 ? noRoute() : onTransactions(request, ledger, id);
      case 'payouts':
        return id === undefined ? onPayouts(request, ledger) : noRoute();
      default:
        return noRoute();
    }
  },
};

const currencies = ['EUR', 'CHF', 'SEK'];

function onAccounts(request: Request, ledger: Ledger): Answer {
  if (request.method === 'GET') {
    const currency = request.query.get('currency');
    const size = Number(request.query.get('per_page') ?? '20');
    const page = Number(request.query.get('page') ?? '1');
    const found = ledger.accounts.filter((each) => currency === null || each.currency === currency);
    const shown = found.slice((page - 1) * size, page * size);
    return json('accounts 200', 200, { accounts: shown, total: found.length });
  }
  if (request.method !== 'POST') return bare(undefined, 405, { Allow: 'GET, POST' });
  const body = readJson(request.body);
  if (!isObject(body)) return invalid('open 422', 'holder', 'is required');
  const { holder, currency, account_number } = body as unknown as Account;
  if (isBlank(holder)) return invalid('open 422', 'holder', 'is required');
  if (!currencies.includes(currency)) return invalid('open 422', 'currency', 'is not supported');
  if (typeof account_number !== 'string' || !/^[A-Z]{2}-\d{4}-\d{4}$/.test(account_number)) {
    return invalid('open 422', 'account_number', 'is not an account number');
  }
  if (ledger.accounts.some((each) => each.account_number === account_number)) {
    return problem('open 409', 409, 'taken', 'An account with this account_number already exists.');
  }
  const account = { id: `acc_${ledger.nextId++}`, holder, currency, account_number };
  ledger.accounts.push(account);
  return json('open 201', 201, account);
}

function onAccount(request: Request, ledger: Ledger, id: string): Answer {
  const operation = { GET: 'account', PATCH: 'rename', DELETE: 'close' }[request.method];
  if (operation === undefined) return bare(undefined, 405, { Allow: 'GET, PATCH, DELETE' });
  const account = ledger.accounts.find((each) => each.id === id);
  if (account === undefined) return missing(`${operation} 404`, 'account', id);
  if (request.method === 'GET') return json('account 200', 200, account);
  if (request.method === 'DELETE') {
    ledger.accounts = ledger.accounts.filter((each) => each !== account);
    ledger.payments = ledger.payments.filter((each) => each.account_id !== id);
    return bare('close 204', 204);
  }
  const body = readJson(request.body);
  if (!isObject(body) || isBlank(body.holder)) return invalid('rename 422', 'holder', 'must not be blank');
  account.holder = String(body.holder);
  return json('rename 200', 200, account);
}

function onPayments(
  request: Request,
  ledger: Ledger,
  accountId: string,
  [collection, id, action, ...more]: readonly (string | undefined)[],
): Answer {
  if (collection !== 'payments' || more.length > 0) return noRoute();
  if (id !== undefined) return onPayment(request, ledger, accountId, id, action);
  const operation = { GET: 'payments', POST: 'authorize' }[request.method];
  if (operation === undefined) return bare(undefined, 405, { Allow: 'GET, POST' });
  if (!ledger.accounts.some((each) => each.id === accountId)) {
    return missing(`${operation} 404`, 'account', accountId);
  }
  if (request.method === 'GET') {
    const status = request.query.get('status');
    const shown = ledger.payments.filter(
      (each) => each.account_id === accountId && (status === null || each.status === status),
    );
    return json('payments 200', 200, { payments: shown });
  }
  const body = readJson(request.body);
  const { amount, purpose } = (isObject(body) ? body : {}) as Partial<Payment>;
  if (typeof amount !== 'number' || amount <= 0) {
    return invalid('authorize 422', 'amount', 'must be greater than zero');
  }
  if (typeof purpose !== 'string' || isBlank(purpose))
    return invalid('authorize 422', 'purpose', 'is required');
  const payment: Payment = {
    id: `pay_${ledger.nextId++}`,
    account_id: accountId,
    amount,
    purpose,
    status: 'authorized',
  };
  ledger.payments.push(payment);
  return json('authorize 201', 201, payment);
}

function onPayment(
  request: Request,
  ledger: Ledger,
  accountId: string,
  id: string,
  action: string | undefined,
): Answer {
  const operation = operationOf(request.method, action);
  if (operation === undefined) return action === undefined ? bare(undefined, 405) : noRoute();
  const payment = ledger.payments.find((each) => each.id === id && each.account_id === accountId);
  if (payment === undefined) return missing(`${operation} 404`, 'payment', id);
  if (operation === 'payment') return json('payment 200', 200, payment);
  if (operation === 'remove') {
    ledger.payments = ledger.payments.filter((each) => each !== payment);
    return bare('remove 204', 204);
  }
  if (payment.status !== 'authorized') {
    return problem(`${operation} 409`, 409, 'wrong_state', `The payment is already ${payment.status}.`);
  }
  payment.status = operation === 'capture' ? 'captured' : 'cancelled';
  return json(`${operation} 200`, 200, payment);
}

function operationOf(method: string, action: string | undefined): string | undefined {
  if (action === undefined) return { GET: 'payment', DELETE: 'remove' }[method];
  return method === 'POST' && ['capture', 'cancel'].includes(action) ? action : undefined;
}

function onTransactions(request: Request, { transactions }: Ledger, hash: string | undefined): Answer {
  if (request.method !== 'GET') return bare(undefined, 405, { Allow: 'GET' });
  if (hash === undefined) {
    const limit = Number(request.query.get('limit') ?? '20');
    return json('transactions 200', 200, { transactions: transactions.slice(0, limit) });
  }
  const found = transactions.find((each) => each.tx_hash === hash);
  return found ? json('transaction 200', 200, found) : missing('transaction 404', 'transaction', hash);
}

/** Which networks there are is written nowhere. */
function onPayouts(request: Request, { transactions }: Ledger): Answer {
  if (request.method !== 'POST') return bare(undefined, 405, { Allow: 'POST' });
  const body = readJson(request.body);
  const { tx_hash, network } = isObject(body) ? body : {};
  if (isBlank(network)) return invalid('quote 422', 'network', 'is required');
  if (!['sepa', 'swift'].includes(String(network))) return invalid('quote 422', 'network', 'is unknown');
  if (!transactions.some((each) => each.tx_hash === tx_hash)) {
    return invalid('quote 422', 'tx_hash', 'is unknown');
  }
  return json('quote 200', 200, { fee: 25 });
}

function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

function noRoute(): Answer {
  return problem(undefined, 404, 'no_route', 'There is nothing at this place.');
}

function missing(documented: string, what: string, id: string): Answer {
  return problem(documented, 404, 'not_found', `There is no ${what} ${id}.`);
}

function invalid(documented: string, field: string, why: string): Answer {
  return json(documented, 422, { error: { code: 'invalid', message: `${field} ${why}.`, field } });
}

function problem(documented: string | undefined, status: number, code: string, message: string): Answer {
  return json(documented, status, { error: { code, message } });
}
