import type { Gauge } from '../telemetry/start-metrics.ts'

/** Told by each process of itself. */
export const wallGauge = {
  name: 'row_security_enforced',
  description: 'Whether PostgreSQL itself keeps the workspaces apart: 1, or 0',
} as const

/** The figure of `wallGauge`. */
export function lookAtWall({ isWalled }: { isWalled: () => boolean }): Gauge {
  return { ...wallGauge, values: [{ value: isWalled() ? 1 : 0, labels: {} }] }
}
