import { defineConfig } from 'vitest/config'

// As Node resolves: with Vite's own conditions, tests would meet a second copy of graphql (its development build).
const conditions = ['module-sync', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: ['@tieout/prisma/test-server'],
    setupFiles: ['src/testing/seed-properties.ts'],
    include: ['src/**/*.test.ts'],
    // Loading the schema takes longer than most files take. Nothing in it is kept between tests: each opens its own kit.
    isolate: false,
    // For what hangs; what is merely slow may finish.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
