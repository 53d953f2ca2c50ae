import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestServer } from '@tieout/prisma/testing'
import { openBrowser } from '../kit/chromium.ts'
import { root } from '../kit/processes.ts'
import { startProduct } from '../kit/product.ts'
import { signUp } from '../kit/story.ts'
import { toAlbum } from './album.ts'
import { shoot, waitForFonts, type Picture } from './camera.ts'
import { enterDemo, liveIn } from '../kit/lived-in.ts'
import { empty, lived, outside, single } from '../kit/pages.ts'
import { statesOf, type State } from './states.ts'

/** Node's own fetch goes through a proxy where one is named; this machine's addresses never should. */
process.env['NO_PROXY'] = 'localhost,127.0.0.1'
process.env['TZ'] = 'UTC'

const folder = join(root, 'screenshots')
const wanted = process.argv.slice(2)

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
    const before = { ...sitting, group: 'before', cookie: story.cookie }
    pictures.push(...(await shoot(before, chosen('before', empty))))
    await liveIn(product, story)
    const one = await single(story)
    pictures.push(...(await shoot({ ...before, group: 'lived' }, chosen('lived', [...lived, ...one]))))
    page.setDefaultTimeout(15_000)
    pictures.push(...(await shoot({ ...before, group: 'state' }, chosen('state', statesOf(one)))))
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

function chosen(group: string, shots: readonly State[]): readonly State[] {
  if (wanted.length === 0) return shots
  return shots.filter(({ name }) => wanted.some((word) => `${group}-${name}`.startsWith(word)))
}

await main()
