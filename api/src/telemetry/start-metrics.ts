import { metrics } from '@opentelemetry/api'
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'

/** Everything counted so far, and what is looked up for it, as Prometheus reads it. */
export type Scrape = () => Promise<string>

/** A figure that is looked up at every scrape, in all its labels. */
export interface Gauge {
  name: string
  description: string
  values: { value: number; labels: Record<string, string> }[]
}

/** Begins to count in this process. `look` is asked once a scrape, and tells no figures where it cannot. */
export function startMetrics(names: readonly Omit<Gauge, 'values'>[], look: () => Promise<Gauge[]>): Scrape {
  const reader = new PrometheusExporter({ preventServerStart: true })
  const provider = new MeterProvider({ readers: [reader] })
  metrics.setGlobalMeterProvider(provider)
  const meter = provider.getMeter('tieout')
  let found: Gauge[] = []
  for (const { name, description } of names) {
    meter.createObservableGauge(name, { description }).addCallback((result) => {
      const values = found.find((gauge) => gauge.name === name)?.values ?? []
      for (const { value, labels } of values) result.observe(value, labels)
    })
  }
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true)
  return async () => {
    found = await look()
    const { resourceMetrics } = await reader.collect()
    return serializer.serialize(resourceMetrics)
  }
}
