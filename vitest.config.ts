import { defineConfig } from 'vitest/config';

/** Unit tests stand beside the code; what is in tests/ runs the built product, in a browser where need be. */
export default defineConfig({
  test: {
    // The tests of the whole wait for processes and answers more than they compute.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['scripts/**/*.test.{ts,tsx}', 'tests/stand-in/**/*.test.ts'],
          // The libraries of the htmlextra page are made by the build.
          globalSetup: ['tests/build-first.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // They change nothing outside of themselves: what one file has loaded serves the next one too.
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['tests/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
          exclude: ['tests/stand-in/**'],
          globalSetup: ['tests/build-first.ts'],
          // The processes that run the product stay warm from one file to the next.
          pool: 'forks',
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
