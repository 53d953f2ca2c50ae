import { spawnSync } from 'node:child_process'
import { type Measure, run } from './kit/bench.ts'
import { toLine } from './kit/figure.ts'

const benchmarks: Record<string, () => Promise<{ measure: Measure }>> = {
  'calls-per-invoice': () => import('./calls-per-invoice.ts'),
  'calls-with-contacts-and-payments': () => import('./calls-with-contacts-and-payments.ts'),
  'calls-per-echo': () => import('./calls-per-echo.ts'),
  'calls-per-foreign-event': () => import('./calls-per-foreign-event.ts'),
  'backfill-10000': () => import('./backfill-10000.ts'),
  'reconciliation-calls': () => import('./reconciliation-calls.ts'),
  'many-organisations': () => import('./many-organisations.ts'),
  'app-budget': () => import('./app-budget.ts'),
  fairness: () => import('./fairness.ts'),
  'webhook-ack': () => import('./webhook-ack.ts'),
  'change-to-first-byte': () => import('./change-to-first-byte.ts'),
  'webhook-to-browser': () => import('./webhook-to-browser.ts'),
  'live-subscribers': () => import('./live-subscribers.ts'),
  'graphql-list': () => import('./graphql-list.ts'),
  'two-nodes': () => import('./two-nodes.ts'),
  typename: () => import('./typename.ts'),
  'web-vitals': () => import('./web-vitals.ts'),
  'list-scroll': () => import('./list-scroll.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  idle: () => import('./idle.ts'),
}

/** Node's own fetch goes through a proxy where one is named; this machine's addresses never should. */
process.env['NO_PROXY'] = 'localhost,127.0.0.1'
process.env['TZ'] = 'UTC'

const [name] = process.argv.slice(2)
const load = name === undefined ? undefined : benchmarks[name]
if (name === undefined) runAll()
else if (!load) {
  console.error(`There is no benchmark ${name}. There are:\n${Object.keys(benchmarks).join('\n')}`)
  process.exitCode = 1
} else {
  const { measure } = await load()
  const { found, ranOn } = await run(name, measure)
  console.log(toLine(name, found, ranOn))
}

/** Each in a process of its own, so that none measures what another left behind. */
function runAll(): void {
  for (const each of Object.keys(benchmarks)) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, each], { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
}
