/** Where the control interface stands. No documented path can be below it. */
export const controlPrefix = '/__docproof';
