import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { freePort, root, run, untilReady, type Running } from '../kit/processes.ts'
import type { Stage } from './stage.ts'

/** Migrates the database, then starts what the image starts, its web app and the simulator, and asks each; rejects with what one of them said. */
export async function startImage(image: Stage, databaseUrl: string): Promise<void> {
  const [port, metricsPort, webPort, xeroPort] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const env = {
    ...image.environment(),
    ...composeEnvironment(),
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    PORT: `${port}`,
    METRICS_PORT: `${metricsPort}`,
  }
  const started: Running[] = []
  const start = (command: readonly string[], more: Record<string, string> = {}): Running => {
    console.log(`\n${command.join(' ')}`)
    const [program, ...given] = command
    const running = run([locateNode(program), ...given], { ...env, ...more }, image.locate('.'))
    started.push(running)
    return running
  }
  try {
    await untilDone(start(['node', 'scripts/deploy/migrate.ts']))
    const app = start(image.command)
    await untilReady(app, `http://127.0.0.1:${metricsPort}/readyz`)
    console.log(`  /readyz: ${await (await fetch(`http://127.0.0.1:${metricsPort}/readyz`)).text()}`)
    await untilDone(start(image.health))
    const web = start(['node', 'web/build/index.js'], {
      PORT: `${webPort}`,
      ORIGIN: `http://127.0.0.1:${webPort}`,
      API_URL: `http://127.0.0.1:${port}`,
    })
    await untilReady(web, `http://127.0.0.1:${webPort}/sign-in`)
    console.log('  /sign-in: 200')
    const simulatorUrl = `http://127.0.0.1:${xeroPort}`
    const simulator = start(['node', 'test/xero-simulator/main.ts'], {
      PORT: `${xeroPort}`,
      SIMULATOR_URL: simulatorUrl,
    })
    await untilReady(simulator, simulatorUrl)
    console.log('  /: 200')
    await app.stop()
    if (app.child.exitCode !== 0) throw new Error(`On SIGTERM it ended with ${app.child.exitCode}:\n${app.output()}`)
    console.log('  SIGTERM: ended well')
  } finally {
    for (const running of started) await running.stop()
  }
}

/** What compose.yaml gives to every process of ours when nobody set anything. */
function composeEnvironment(): Record<string, string> {
  const compose: unknown = parse(
    readFileSync(join(root, 'compose.yaml'), 'utf8').replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'),
  )
  const { 'x-environment': environment } = compose as { 'x-environment': Record<string, unknown> }
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value === null ? '' : String(value)]),
  )
}

function locateNode(program = ''): string {
  return program === 'node' ? process.execPath : program
}

async function untilDone({ child, output }: Running): Promise<void> {
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
  if (child.exitCode !== 0) throw new Error(`It ended with ${child.exitCode}:\n${output()}`)
  console.log(`  ${output().trimEnd() || 'ended well'}`)
}
