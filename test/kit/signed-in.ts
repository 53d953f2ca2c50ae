import type { Browser, Page } from 'playwright-core'
import type { Product } from './product.ts'
import type { Story } from './story.ts'

/** A cookie header as a browser keeps it. */
export function cookiesOf(cookie: string, url: string): { name: string; value: string; url: string }[] {
  return cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)), url }
  })
}

/** A page in which the story's owner is signed in; `broken` gathers what went wrong on it. */
export async function openSignedIn(
  browser: Browser,
  { webUrl }: Product,
  { cookie }: Story,
  broken: string[],
): Promise<{ page: Page; visit: (path: string) => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  await context.addCookies(cookiesOf(cookie, webUrl))
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => broken.push(String(error)))
  return {
    page,
    visit: async (path) => {
      await page.goto(`${webUrl}${path}`)
      await page.locator('html[data-ready]').waitFor()
    },
  }
}
