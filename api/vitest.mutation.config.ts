import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** The tests that must notice a change in money, budget, outbox, batches and leases (`pnpm mutate`). */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['src/engine/{money,budget,retry}*.test.ts', 'src/sync/*.store.test.ts'] },
})
