import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import { backlogGauges, lookAtBacklog } from '../sync/watch-backlog.ts'
import { version } from '../version.ts'
import { lookAtWall, wallGauge } from '../wall/wall-gauge.ts'

/** What was begun; nothing, where nobody asked for it. */
export interface Telemetry {
  /** /metrics, where METRICS_PORT is set. */
  metrics: Hono | undefined
  /** Sends what is left. */
  stop(): Promise<void>
}

/** Begins what the environment asks for. What it does not ask for is not even loaded. */
export async function startTelemetry(dependencies: Dependencies): Promise<Telemetry> {
  const { metricsPort, tracing, role } = dependencies.env
  const stop = tracing
    ? (await import('./start-tracing.ts')).startTracing(tracing.endpoint, { version, role })
    : () => Promise.resolve()
  return { metrics: metricsPort === null ? undefined : await metricsRoutes(dependencies), stop }
}

async function metricsRoutes(dependencies: Dependencies): Promise<Hono> {
  const { startMetrics } = await import('./start-metrics.ts')
  const look = async () => {
    const backlog = await lookAtBacklog(dependencies).catch((cause: unknown) => {
      // What this process counted is told all the same.
      dependencies.log.warn({ err: cause }, 'the backlog could not be looked at')
      return []
    })
    return [...backlog, lookAtWall(dependencies)]
  }
  const scrape = startMetrics([...backlogGauges, wallGauge], look)
  return new Hono().get('/metrics', async (c) => {
    c.header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
    return c.body(await scrape())
  })
}
