import { defaultPort } from './defaults.ts'
import { startSimulator, VirtualClock, type Simulator, type SimulatorOptions } from './simulator.ts'

const {
  PORT: port = String(defaultPort),
  SIMULATOR_URL: url,
  SIMULATOR_DATA: dataFile,
  SIMULATOR_CLIENT_ID: clientId,
  SIMULATOR_CLIENT_SECRET: clientSecret,
  SIMULATOR_WEBHOOK_KEY: webhookKey,
  SIMULATOR_WEBHOOK_URL: webhookUrl,
  SIMULATOR_CLOCK: clock,
} = process.env

await main()

async function main(): Promise<void> {
  const options: SimulatorOptions = {
    port: Number(port),
    ...(url && { url }),
    ...(dataFile && { dataFile }),
    ...(clientId && { clientId }),
    ...(clientSecret && { clientSecret }),
    ...(webhookKey && { webhookKey }),
    ...(webhookUrl && { webhookUrl }),
    ...(clock === 'adjustable' && { clock: new VirtualClock({ ticking: 'with-real-time' }) }),
  }
  try {
    stopOnSignal(await startSimulator(options))
  } catch (failure) {
    console.error(reason(failure))
    process.exit(1)
  }
}

function stopOnSignal(simulator: Simulator): void {
  console.log(`Xero simulator ready on ${simulator.url}`)
  const stop = () => void simulator.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function reason(failure: unknown): string {
  const taken = failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE'
  return taken ? `Xero simulator: port ${port} is taken; set PORT to another` : `Xero simulator: ${String(failure)}`
}
