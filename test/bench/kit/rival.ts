import { freePort, run, untilReady } from '../../kit/processes.ts'

/** A program that does the same by hand, in a process of its own. */
export interface Rival {
  url: string
  pid(): number
  stop(): Promise<void>
}

export async function startRival(name: string, env: Record<string, string>): Promise<Rival> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const running = run([process.execPath, `test/bench/rivals/${name}.ts`], { ...env, PORT: `${port}`, TZ: 'UTC' })
  await untilReady(running, `${url}/healthz`)
  return { url, pid: () => running.child.pid ?? 0, stop: () => running.stop() }
}
