import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

/** The npm build's own arguments switch off what a real browser guards: without web security it sends no Origin. */
const loose = ['--disable-web-security', '--allow-running-insecure-content', '--disable-site-isolation-trials']

/** Britain's dates and numbers, in the fields that the browser draws too, whatever this machine is set to. */
const british = ['--lang=en-GB', '--accept-lang=en-GB']

/** A real browser: the one CHROMIUM names, else the one that comes from npm; with `port`, others may drive it there. */
export async function openBrowser({ port }: { port?: number } = {}): Promise<Browser> {
  const more = [...british, ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])]
  const given = process.env['CHROMIUM']
  if (given && existsSync(given))
    return launch({ executablePath: given, args: ['--no-sandbox', ...more], headless: true })
  const { default: sparticuz } = await unpackedForUs()
  // A page needs no graphics card, and its stand-in in software takes longer to draw a frame than the page to make it.
  sparticuz.setGraphicsMode = false
  const args = sparticuz.args.filter((arg) => !loose.some((flag) => arg.startsWith(flag)))
  return launch({ executablePath: await sparticuz.executablePath(), args: [...args, ...more], headless: true })
}

/** A browser that dies before it has shown a page says nothing of the product: it is started again, twice at the most. */
async function launch(options: LaunchOptions, left = 2): Promise<Browser> {
  try {
    return await chromium.launch(options)
  } catch (cause) {
    if (left === 0) throw cause
    return launch(options, left - 1)
  }
}

/** It unpacks itself into the temporary folder, for its owner alone: each person on a machine needs a place of their own. */
async function unpackedForUs() {
  const name = `tieout-browser-${userInfo().uid}`
  const folder = tmpdir().endsWith(name) ? tmpdir() : join(tmpdir(), name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  process.env['TMPDIR'] = folder
  return import('@sparticuz/chromium')
}
