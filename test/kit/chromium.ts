import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/** A real browser: the one CHROMIUM names, else the one that comes from npm. */
export async function openBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM']
  const named = given && existsSync(given) ? given : undefined
  return chromium.launch({
    executablePath: named ?? (await sparticuz.executablePath()),
    args: named ? ['--no-sandbox'] : sparticuz.args,
    headless: true,
  })
}
