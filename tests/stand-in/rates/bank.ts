/** The data behind the rates API. Nobody can change it from outside. */

export interface Currency {
  readonly code: string;
  readonly name: string;
  readonly decimals: number;
}

export interface Bank {
  readonly date: string;
  /** What one euro buys. */
  readonly perEuro: Readonly<Record<string, number>>;
  readonly currencies: readonly Currency[];
}

export function bank(): Bank {
  return {
    date: '2031-08-19',
    perEuro: { EUR: 1, USD: 1.2031, GBP: 0.8417, JPY: 171.32, CHF: 0.9322, NOK: 11.4 },
    currencies: [
      { code: 'USD', name: 'US dollar', decimals: 2 },
      { code: 'NOK', name: 'Norwegian krone', decimals: 2 },
      { code: 'CHF', name: 'Swiss franc', decimals: 2 },
      { code: 'JPY', name: 'Japanese yen', decimals: 0 },
      { code: 'GBP', name: 'Pound sterling', decimals: 2 },
      { code: 'EUR', name: 'Euro', decimals: 2 },
    ],
  };
}
