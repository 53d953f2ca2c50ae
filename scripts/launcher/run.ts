import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'
import { launch, type Plan } from './launch.ts'
import { watchParents } from './parents.ts'
import { showProgress } from './progress.ts'
import { readSettings, type Settings } from './settings.ts'

const ENV_FILE = join(import.meta.dirname, '../../.env')

/** The settings from the environment and `.env`; with a mistake in them, says all mistakes and ends this process. */
export function requireSettings(): Settings {
  // What is in the environment already wins over the file.
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE)
  const read = readSettings(process.env)
  if ('settings' in read) return read.settings
  console.error(
    [
      'Tieout cannot start with these settings (.env.example explains each):',
      ...read.mistakes.map((line) => `  ✗ ${line}`),
    ].join('\n'),
  )
  process.exit(1)
}

/** Keeps the planned product up until somebody ends it or a part fails; then nothing of it is left and this process ends. */
export async function runUntilEnd(plan: Plan, announce: () => string): Promise<never> {
  const launched = launch(plan, showProgress())
  const asked = Promise.withResolvers<string>()
  endOnSignals(asked.resolve)
  watchParents(() => asked.resolve('The command that started Tieout is gone'))
  try {
    const first = await Promise.race([launched.ready, launched.failed, asked.promise])
    if (first === undefined) console.log(announce())
    const reason = first ?? (await Promise.race([asked.promise, launched.failed]))
    console.log(`${reason}: stopping.`)
    await launched.stop()
    process.exit(0)
  } catch (cause) {
    console.error(`\n✗ ${cause instanceof SetupProblem ? messageOf(cause) : describeBug(cause)}`)
    await launched.stop()
    process.exit(1)
  }
}

function endOnSignals(ask: (reason: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => ask(signal === 'SIGINT' ? 'Ctrl-C' : signal))
  }
  // When whoever read our output is gone, there is nothing left to say, but still things to stop.
  process.stdout.on('error', () => ask('Nobody reads the output'))
  process.stderr.on('error', () => ask('Nobody reads the output'))
}

function describeBug(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}
