/** The data behind the payments API. */

export interface Account {
  id: string;
  holder: string;
  currency: string;
  account_number: string;
}

export interface Payment {
  id: string;
  account_id: string;
  amount: number;
  purpose: string;
  status: 'authorized' | 'captured' | 'cancelled';
}

export interface Transaction {
  tx_hash: string;
  amount: number;
}

export interface Ledger {
  accounts: Account[];
  payments: Payment[];
  transactions: Transaction[];
  nextId: number;
}

/** Three accounts; the second has payments in each state. */
export function filledLedger(): Ledger {
  return {
    accounts: [
      account(201, 'Mina Okoro', 'EUR', 'NL-1190-2231'),
      account(202, 'Harbour Books', 'CHF', 'CH-7712-0045'),
      account(207, 'Juno Vale', 'EUR', 'DE-3391-6610'),
    ],
    payments: [
      payment(511, 202, 4200, 'Shelf', 'captured'),
      payment(512, 202, 990, 'Notebook', 'authorized'),
      payment(513, 202, 1500, 'Lamp', 'cancelled'),
    ],
    transactions: [
      { tx_hash: 'c41d0a77e9b35f20', amount: 4200 },
      { tx_hash: '07be9d32c1aa4e58', amount: 990 },
      { tx_hash: 'e85f6610ab7d93c4', amount: 1500 },
    ],
    nextId: 600,
  };
}

export function emptyLedger(): Ledger {
  return { accounts: [], payments: [], transactions: [], nextId: 1 };
}

/** Nothing is authorized, so that an action needs a payment made for it. */
export function settledLedger(): Ledger {
  const ledger = filledLedger();
  for (const each of ledger.payments) each.status = 'captured';
  return ledger;
}

function account(id: number, holder: string, currency: string, account_number: string): Account {
  return { id: `acc_${id}`, holder, currency, account_number };
}

function payment(
  id: number,
  of: number,
  amount: number,
  purpose: string,
  status: Payment['status'],
): Payment {
  return { id: `pay_${id}`, account_id: `acc_${of}`, amount, purpose, status };
}
