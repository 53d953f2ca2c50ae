import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { renderChart, type Rendered } from './render-chart.ts'

const root = join(import.meta.dirname, '../..')
const chart = join(import.meta.dirname, 'chart')
const values = parse(readFileSync(join(chart, 'values.yaml'), 'utf8'))
const takes = new Ajv().compile(JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8')))

test('the values it comes with are values it takes, and mistakes are not', () => {
  expect(takes(values)).toBe(true)
  expect(takes({ ...values, publicWebUrl: 'tieout.example.com/' })).toBe(false)
  expect(takes({ ...values, existingSecret: '' })).toBe(false)
  expect(takes({ ...values, replicas: 3 })).toBe(false)
})

test('every object is what Kubernetes’ own specification describes, and a mistake is noticed', async () => {
  const asked = { ...values, ingress: { ...values.ingress, enabled: true } }
  const objects = renderChart(asked)
  expect(objects.length).toBeGreaterThan(12)
  for (const object of objects) await expect(mistakesIn(object)).resolves.toBeUndefined()
  const [app] = objects.filter(({ kind }) => kind === 'Deployment')
  if (!app) throw new Error('There is no deployment.')
  const wrong = { ...app, spec: { ...app.spec, replicas: 'two' } } as unknown as Rendered
  await expect(mistakesIn(wrong)).rejects.toThrow('replicas')
})

/** Rejects with what is wrong about an object of Kubernetes itself. */
async function mistakesIn(object: Rendered): Promise<void> {
  const kinds = (await import(`kubernetes-models/${object.apiVersion}`)) as Record<string, Model>
  const Kind = kinds[object.kind]
  if (!Kind) throw new Error(`Kubernetes knows no ${object.kind} of ${object.apiVersion}.`)
  new Kind(object).validate()
}

type Model = new (object: object) => { validate(): void }

test('it makes the app, the worker, the web app and the migration before them, and what keeps them up', () => {
  const made = renderChart(values).map(({ kind, metadata }) => `${kind} ${metadata.name}`)
  expect(made.toSorted()).toEqual([
    'ConfigMap tieout-config',
    'Deployment tieout-app',
    'Deployment tieout-web',
    'Deployment tieout-worker',
    'HorizontalPodAutoscaler tieout-app',
    'Job tieout-migrate',
    'NetworkPolicy tieout-metrics',
    'NetworkPolicy tieout-nothing',
    'NetworkPolicy tieout-requests',
    'PodDisruptionBudget tieout-app',
    'PodDisruptionBudget tieout-worker',
    'Service tieout-app',
    'Service tieout-metrics',
    'Service tieout-web',
  ])
})

test('an ingress and a monitor are there where they are asked for', () => {
  const asked = {
    ...values,
    ingress: { ...values.ingress, enabled: true },
    serviceMonitor: { enabled: true, interval: '15s' },
  }
  const kinds = renderChart(asked).map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['Ingress', 'ServiceMonitor']))
  const still = { ...values, app: { ...values.app, autoscaling: { ...values.app.autoscaling, enabled: false } } }
  const app = renderChart(still).find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'tieout-app')
  expect(app?.spec?.replicas).toBe(values.app.replicas)
  expect(renderChart(still).map(({ kind }) => kind)).not.toContain('HorizontalPodAutoscaler')
})

test.each(['app', 'worker', 'web', 'migrate'])(
  '%s runs as nobody in particular, and writes nothing but to /tmp',
  (part) => {
    const object = renderChart(values).find(
      ({ kind, metadata }) => metadata.name === `tieout-${part}` && (kind === 'Deployment' || kind === 'Job'),
    )
    const pod = object?.spec?.template?.spec
    expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } })
    expect(pod?.containers).toMatchObject([
      {
        image: `${values.image.repository}:${values.image.tag}`,
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      },
    ])
  },
)

test('an image is named by its digest where one is given, and nothing else passes for one', () => {
  const digest = `sha256:${'0a'.repeat(32)}`
  const pinned = { ...values, image: { ...values.image, digest } }
  const images = renderChart(pinned).flatMap(
    ({ spec }) => spec?.template?.spec.containers.map(({ image }) => image) ?? [],
  )
  expect(new Set(images)).toEqual(new Set([`${values.image.repository}:${values.image.tag}@${digest}`]))
  expect(takes(pinned)).toBe(true)
  expect(takes({ ...values, image: { ...values.image, digest: 'latest' } })).toBe(false)
})

test.each(['app', 'worker'])('%s is asked for its health on the port of its metrics, and may finish', (part) => {
  const pod = renderChart(values).find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === `tieout-${part}`,
  )?.spec?.template?.spec
  const [container] = pod?.containers ?? []
  const variables = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]))
  expect(variables).toMatchObject({ ROLE: part === 'app' ? 'api' : 'worker', METRICS_PORT: '9464' })
  expect(container?.readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'metrics' })
  expect(container?.livenessProbe.httpGet).toEqual({ path: '/healthz', port: 'metrics' })
  expect(container?.ports).toContainEqual({ name: 'metrics', containerPort: 9464 })
  // After what it serves on for, it has as long as it needs to finish.
  expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(15)
  expect(Number(variables['DRAIN_SECONDS'])).toBeGreaterThan(2 * Number(container?.readinessProbe.periodSeconds))
})

test('every setting it passes on is one that exists', () => {
  const known = readFileSync(join(root, '.env.example'), 'utf8')
  for (const name of Object.keys(values.config)) expect(known).toContain(`# ${name}=`)
})
