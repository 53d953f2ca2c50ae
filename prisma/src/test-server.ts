import { startTestServer, TEMPLATE_VARIABLE } from './testing.ts'

/** For vitest's `globalSetup`: one server for the whole run, gone afterwards. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer()
  process.env[TEMPLATE_VARIABLE] = JSON.stringify(server.template)
  return server.stop
}
