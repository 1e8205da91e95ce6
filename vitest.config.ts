// How the tests run: against one throw-away PostgreSQL, two files at a time.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{server,web,test,tools,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: './test/database.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
