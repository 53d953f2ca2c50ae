import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestServer } from '@tieout/prisma/testing'
import { openBrowser } from '../kit/chromium.ts'
import { root } from '../kit/processes.ts'
import { startProduct } from '../kit/product.ts'
import { signUp, type Story } from '../kit/story.ts'
import { toAlbum } from './album.ts'
import { narrow, shoot, waitForFonts, type Picture } from './camera.ts'
import { enterDemo, liveIn } from '../kit/lived-in.ts'
import { before, empty, lived, outside, single } from '../kit/pages.ts'
import { exaggerate } from './extremes.ts'
import { inviteViewer } from './viewer.ts'
import { statesOf, type State } from './states.ts'

/** Node's own fetch goes through a proxy where one is named; this machine's addresses never should. */
process.env['NO_PROXY'] = 'localhost,127.0.0.1'
process.env['TZ'] = 'UTC'

const folder = join(root, 'screenshots')
const wanted = process.argv.slice(2)

/** What somebody who may only look sees otherwise than others. */
const seen = new Set([
  'overview',
  'invoices',
  'mapping',
  'connection',
  'sync',
  'team',
  'workspace',
  'audit',
  'invoice-failed',
])

/** Where everything stands still. */
const stopped = empty.filter(({ name }) => ['overview', 'sync', 'invoices', 'connection'].includes(name))

/** `pnpm screenshots [WORD…]`: every page and its states, or those whose name begins with a word, in every look. */
async function main(): Promise<void> {
  const server = await startTestServer()
  const demoIn = await mkdtemp(join(tmpdir(), 'tieout-screenshots-'))
  const product = await startProduct('node', { template: server.template, demoIn })
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await waitForFonts(page.context())
    const sitting = { page, webUrl: product.webUrl, folder }
    const pictures: Picture[] = await shoot({ ...sitting, group: 'outside' }, chosen('outside', outside))
    const cookie = await signUp(product, 'nobody-yet@example.com')
    pictures.push(...(await shoot({ ...sitting, group: 'empty', cookie }, chosen('empty', empty))))
    const story = await enterDemo(product, demoIn)
    const mine = { ...sitting, cookie: story.cookie }
    pictures.push(...(await shoot({ ...mine, group: 'before' }, chosen('before', before))))
    await liveIn(product, story)
    const one = await single(story)
    pictures.push(...(await shoot({ ...mine, group: 'lived' }, chosen('lived', [...lived, ...one]))))
    page.setDefaultTimeout(15_000)
    pictures.push(...(await shoot({ ...mine, group: 'state' }, chosen('state', statesOf(one)))))
    const theirs = { ...sitting, group: 'viewer', cookie: await inviteViewer(product, story) }
    pictures.push(
      ...(await shoot(
        theirs,
        chosen(
          'viewer',
          [...lived, ...one].filter(({ name }) => seen.has(name)),
        ),
      )),
    )
    const long = chosen('long', await exaggerate(story))
    pictures.push(...(await shoot({ ...mine, group: 'long' }, long)))
    pictures.push(...(await shoot({ ...mine, group: 'long' }, long, narrow)))
    await pauseAll(story)
    pictures.push(...(await shoot({ ...mine, group: 'paused' }, chosen('paused', stopped))))
    await writeFile(join(folder, 'index.html'), toAlbum(pictures))
    for (const { file, wrong } of pictures) for (const text of wrong) console.log(`${file}: ${text}`)
    console.log(`${pictures.length} pictures. Open screenshots/index.html.`)
  } finally {
    await browser.close()
    await product.stop()
    await server.stop()
    await rm(demoIn, { recursive: true })
  }
}

async function pauseAll({ graph }: Story): Promise<void> {
  const { connection } = await graph.ask('{ connection { id } }')
  await graph.run('pauseSync', { connectionId: connection.id }, '... on Connection { id }')
}

function chosen(group: string, shots: readonly State[]): readonly State[] {
  if (wanted.length === 0) return shots
  return shots.filter(({ name }) => wanted.some((word) => `${group}-${name}`.startsWith(word)))
}

await main()
