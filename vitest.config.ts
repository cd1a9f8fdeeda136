import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'

const WITH_DATABASE = 'lib/storage/**'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    environment: 'node',
    testTimeout: 20_000,
    // One core less would be the default: on a machine with two, half of them would wait.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{app,components,lib,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: [WITH_DATABASE],
          // They leave no trace in their modules, so that each worker loads these once.
          isolate: false,
        },
      },
      {
        extends: true,
        // Dexie looks once whether there is a database, and some of these tests want none.
        test: { name: 'storage', include: [`${WITH_DATABASE}/*.test.ts`] },
      },
    ],
  },
})
