import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readGuidePages, toPattern, type Step } from '../kit/documentation.ts'
import { enterDemo } from '../kit/lived-in.ts'
import { startProduct, type Product } from '../kit/product.ts'
import type { Story } from '../kit/story.ts'

const execute = promisify(execFile)
const first = 'quickstart.md'

/** The quickstart is read first, and connects; whoever reads on is connected. */
const pages = readGuidePages().toSorted((a, b) => Number(b.name === first) - Number(a.name === first))

let product: Product
let story: Story
let folder: string
let environment: Record<string, string | undefined>

describe('every command in the documentation, as a reader runs it', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tieout-documentation-'))
    product = await startProduct('node', { demoIn: folder })
    story = await enterDemo(product, folder)
    const { apiKey } = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as { apiKey: string }
    environment = {
      ...{ HOME: folder, TIEOUT_URL: product.webUrl, TIEOUT_KEY: apiKey, NO_PROXY: 'localhost,127.0.0.1' },
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    }
  })
  afterAll(async () => {
    await product?.stop()
    await rm(folder, { recursive: true })
  })

  test.each(pages)(
    '$name does what it says',
    async ({ name, steps }) => {
      const cwd = join(folder, name)
      await mkdir(cwd)
      for (const step of steps) await take(step, cwd)
    },
    120_000,
  )
})

async function take(step: Step, cwd: string): Promise<void> {
  if (step.kind === 'browser') return connect()
  if (step.kind === 'file') return writeFile(join(cwd, step.name), step.text)
  const { stdout } = await execute('bash', ['-euo', 'pipefail', '-c', step.command], { cwd, env: environment })
  if (step.output !== undefined) expect(stdout.trim(), step.command).toMatch(toPattern(step.output))
}

async function connect(): Promise<void> {
  await story.connect()
  await story.mapDefaults({ payments: true })
}
