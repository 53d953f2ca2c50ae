import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'xero-simulator',
          include: ['xero-simulator/**/*.test.ts'],
          testTimeout: 20_000,
          // xero-node goes through axios, which would send even localhost through a proxy.
          env: { TZ: 'UTC', NO_PROXY: 'localhost,127.0.0.1' },
        },
      },
    ],
  },
})
