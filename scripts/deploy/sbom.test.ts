import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const command = /`pnpm (sbom [^`]+)`/.exec(read('docs/operations.md'))?.[1]?.split(' ') ?? []

interface Package {
  version: string
  packageManager: string
  dependencies?: Record<string, string>
  devDependencies: Record<string, string>
}

interface BillOfMaterials {
  bomFormat: string
  metadata: { component: { name: string; version: string } }
  components: { group?: string; name: string; version: string; purl: string }[]
}

test('the bill of materials names every package that we run on, with its version, and none that only tests need', async () => {
  const bill = await writeBill()
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'tieout' } } })
  const named = new Set(
    bill.components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`),
  )
  for (const folder of ['api', 'prisma']) {
    const used = Object.entries(pack(folder).dependencies ?? {}).filter(
      ([, version]) => !version.startsWith('workspace:'),
    )
    expect(used.length).toBeGreaterThan(3)
    for (const [name, version] of used) expect(named).toContain(`${name}@${version}`)
  }
  const { vitest, '@stryker-mutator/core': stryker } = pack('api').devDependencies
  expect(named).not.toContain(`vitest@${vitest}`)
  expect(named).not.toContain(`@stryker-mutator/core@${stryker}`)
})

/** Runs the command as operators read it. */
async function writeBill(): Promise<BillOfMaterials> {
  const { npm_execpath: pnpm } = process.env
  const [program, ...first] = pnpm?.endsWith('pnpm') ? [pnpm] : ['npx', '-y', pack('.').packageManager]
  const { stdout } = await promisify(execFile)(program ?? '', [...first, ...command], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as BillOfMaterials
}

function pack(folder: string): Package {
  return JSON.parse(read(join(folder, 'package.json'))) as Package
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
