import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'

/** xero-node goes through axios, which would send even localhost through a proxy. */
const env = { TZ: 'UTC', NO_PROXY: 'localhost,127.0.0.1' }

// As Node resolves: with Vite's own conditions, the product would meet a second copy of graphql (its development build).
const conditions = ['module-sync', 'node']
const asNode = { resolve: { conditions }, ssr: { resolve: { conditions } } }

/** Time allowed is for what hangs. What is merely slow, on a machine that does other work too, may finish. */
const patient = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }

export default defineConfig({
  test: {
    // Journeys wait as much as they work: on two processors, two files at a time would leave one of them idle now and then.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Loading the product takes longer than most files take. Nothing in it is kept between worlds: every test opens its own.
    isolate: false,
    projects: [
      {
        test: {
          name: 'xero-simulator',
          include: ['xero-simulator/**/*.test.ts'],
          env,
          ...patient,
        },
      },
      {
        ...asNode,
        test: {
          name: 'histories',
          include: ['histories/**/*.test.ts'],
          globalSetup: ['@tieout/prisma/test-server'],
          env,
          ...patient,
        },
      },
      {
        ...asNode,
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          globalSetup: ['@tieout/prisma/test-server'],
          env,
          ...patient,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['browser/**/*.test.ts'],
          globalSetup: ['@tieout/prisma/test-server'],
          env,
          ...patient,
        },
      },
    ],
  },
})
