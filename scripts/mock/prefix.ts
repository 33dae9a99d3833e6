/** Where the control interface stands. No documented path can stand below it. */
export const controlPrefix = '/__docproof';
