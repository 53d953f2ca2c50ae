import { startTestServer } from '@tieout/prisma/testing'
import { check, readChoice } from './check.ts'
import { openHistoryWorld } from './history.ts'

process.env['NO_PROXY'] = 'localhost,127.0.0.1'
process.env['TZ'] = 'UTC'

const choice = readChoice(10_000)
const startedAt = performance.now()
const server = await startTestServer()
const world = await openHistoryWorld({ template: server.template })
let lived = 0

console.log(`Living ${choice.runs} histories of HISTORIES_SEED=${choice.seed}.`)
try {
  await check(world, choice, () => {
    lived += 1
    if (lived % 100 === 0) console.log(`${lived} lived, ${Math.round((performance.now() - startedAt) / 1000)} s`)
  })
  console.log(`All ${lived} kept every promise.`)
} catch (broken) {
  console.error((broken as Error).message, '\n', ((broken as Error).cause as Error | undefined)?.message ?? '')
  process.exitCode = 1
} finally {
  await world.close()
  await server.stop()
}
