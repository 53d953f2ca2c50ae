import { defineConfig } from 'vitest/config'

// As Node resolves: with Vite's own conditions, tests would meet a second copy of graphql (its development build).
const conditions = ['module-sync', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: ['@tieout/prisma/test-server'],
    include: ['src/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
