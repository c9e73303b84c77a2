import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          setupFiles: ['test/clock.ts'],
          name: 'unit',
          include: ['{core,connectors,config,test,scripts}/**/*.test.ts'],
          exclude: ['test/e2e/**', '**/node_modules/**'],
          // By default two cores get one worker.
          maxWorkers: 2,
          // No test asserts time: this only ends what hangs, on a busy machine too.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          setupFiles: ['test/clock.ts'],
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // After the other, so that `npx vitest` takes both although they differ in workers.
          sequence: { groupOrder: 1 },
          // They wait for processes of their own, and those for pauses and pages.
          maxWorkers: 3,
        },
      },
    ],
  },
});
