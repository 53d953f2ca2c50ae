import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../kit/processes.ts'
import { beginStory, makeKey, type Story } from '../kit/story.ts'
import { openWorld, type World } from '../kit/world.ts'

const execute = promisify(execFile)

let world: World
let story: Story
let project: string

beforeAll(async () => {
  world = await openWorld()
  story = await beginStory(world)
  project = await mkdtemp(join(tmpdir(), 'tieout-empty-project-'))
})
afterAll(async () => {
  await rm(project, { recursive: true })
  await world.close()
})

const program = `
import { createClient, graphql } from '@tieout/client'

const [url = '', key = ''] = globalThis.process.argv.slice(2)
const tieout = createClient({ url, key })
const { viewer } = await tieout.query(graphql('{ viewer { workspace { name } } }'))
const name: string | undefined = viewer?.workspace.name
console.log(name)
// What the schema does not have is no program.
// @ts-expect-error
viewer?.shoeSize
declare global { var process: { argv: string[] } }
`

test('packed and installed into an empty project, it is typed and it runs, and brings nothing with it', async () => {
  await execute('npm', ['pack', '--pack-destination', project], { cwd: join(root, 'schema/client') })
  const [packed = ''] = await readdir(project)
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }))
  await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed}`], { cwd: project })
  expect(await readdir(join(project, 'node_modules'))).toEqual(['.package-lock.json', '@tieout'])
  await writeFile(join(project, 'program.ts'), program)
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const strict = ['--strict', '--target', 'esnext', '--module', 'nodenext']
  const checked = await execute(process.execPath, [tsc, ...strict, 'program.ts'], { cwd: project }).catch(
    (failure: { stdout: string }) => failure,
  )
  expect(checked.stdout).toBe('')
  const key = ((await makeKey(world, story.cookie))['authorization'] ?? '').replace('Bearer ', '')
  const ran = await execute(process.execPath, ['program.js', world.apiUrl, key], { cwd: project })
  const { viewer } = await story.graph.ask('{ viewer { workspace { name } } }')
  expect(ran.stdout.trim()).toBe(viewer.workspace.name)
})
