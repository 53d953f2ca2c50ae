import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/** The npm build's own arguments switch off what a real browser guards: without web security it sends no Origin. */
const loose = ['--disable-web-security', '--allow-running-insecure-content', '--disable-site-isolation-trials']

/** A real browser: the one CHROMIUM names, else the one that comes from npm. */
export async function openBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM']
  const named = given && existsSync(given) ? given : undefined
  return chromium.launch({
    executablePath: named ?? (await sparticuz.executablePath()),
    args: named ? ['--no-sandbox'] : sparticuz.args.filter((given) => !loose.some((flag) => given.startsWith(flag))),
    headless: true,
  })
}
