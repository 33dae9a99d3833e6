export { type Account, filledAccount } from './account.ts';
export { albums } from './api.ts';
export { type Fault, faults, type Struck, striking } from './faults.ts';
export { type Habit, habits } from './habits.ts';
