import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import { cookiesOf } from '../kit/signed-in.ts'
import type { State } from './states.ts'

interface Look {
  width: number
  height: number
  theme: 'light' | 'dark'
}

/** Every way a page is looked at. */
const looks: readonly Look[] = [
  { width: 1440, height: 900, theme: 'light' },
  { width: 1440, height: 900, theme: 'dark' },
  { width: 390, height: 844, theme: 'light' },
  { width: 390, height: 844, theme: 'dark' },
]

/** As narrow as a page may be without scrolling sideways. */
export const narrow: readonly Look[] = [{ width: 360, height: 740, theme: 'light' }]

/** A picture that was taken, and what went wrong while the page was looked at. */
export interface Picture {
  name: string
  file: string
  width: number
  theme: string
  wrong: string[]
}

export interface Sitting {
  page: Page
  webUrl: string
  folder: string
  /** Before each name: whose pages they are. */
  group: string
  cookie?: string | undefined
}

/** A visitor does not wait for a font that comes late; a picture does. */
export async function waitForFonts(context: BrowserContext): Promise<void> {
  await context.route(/\.css$/, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replaceAll(/font-display:\s*optional/g, 'font-display:block')
    await route.fulfill({ response, body })
  })
}

/** Takes each page in every look, whole. */
export async function shoot(sitting: Sitting, shots: readonly State[], ways = looks): Promise<Picture[]> {
  const pictures: Picture[] = []
  const { page, folder } = sitting
  await mkdir(folder, { recursive: true })
  for (const look of ways) {
    for (const shot of shots) {
      if (shot.only && (shot.only === 'phone') !== look.width < 640) continue
      const media = { media: null, forcedColors: null, ...shot.media }
      await page.emulateMedia({ ...media, colorScheme: look.theme, reducedMotion: 'reduce' })
      pictures.push(await take(sitting, { ...shot, ...look }))
    }
  }
  return pictures
}

async function take(
  { page, webUrl, folder, group, cookie }: Sitting,
  { name, path, act, width, height, theme }: State & Look,
): Promise<Picture> {
  await page.context().clearCookies()
  await page.context().addCookies(cookie ? cookiesOf(cookie, webUrl) : [])
  const wrong: string[] = []
  const onError = (error: Error) => wrong.push(String(error))
  const onConsole = (message: ConsoleMessage) => message.type() === 'error' && wrong.push(message.text())
  page.on('pageerror', onError).on('console', onConsole)
  await page.setViewportSize({ width, height })
  await page.goto(`${webUrl}${path}`)
  if (await page.locator('.app').count()) await page.locator('html[data-ready]').waitFor()
  await page.evaluate(() => document.fonts.ready)
  // The same address as before comes up where it was left.
  await page.evaluate(() => scrollTo(0, 0))
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (tooWide > 0) wrong.push(`wider than the window by ${tooWide} px`)
  const file = `${group}-${name}-${theme}-${width}.png`
  if (act) {
    // What was brought about on purpose is not to be complained of.
    page.off('console', onConsole)
    await act(page).catch((error: unknown) => wrong.push(String(error)))
    await page.screenshot({ path: join(folder, file) })
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.context().setOffline(false)
  } else {
    // As tall as the page, so that what sticks to the window's edges covers nothing.
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height: whole })
    await page.screenshot({ path: join(folder, file), fullPage: true })
  }
  page.off('pageerror', onError).off('console', onConsole)
  return { name: `${group}-${name}`, file, width, theme, wrong }
}
