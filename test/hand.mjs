import { chromium } from 'playwright-core'
import sparticuz from '@sparticuz/chromium'
const loose = ['--disable-web-security', '--allow-running-insecure-content', '--disable-site-isolation-trials']
const b = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args.filter((a) => !loose.some((l) => a.startsWith(l))), headless: true })
const page = await b.newPage({ viewport: { width: 1440, height: 1000 } })
page.setDefaultTimeout(8000)
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
page.on('pageerror', (e) => console.log('pageerror', e.message))
page.on('response', (r) => r.status() >= 400 && console.log(r.status(), r.url()))
let n = 0
const shot = async (name) => { await page.screenshot({ path: `/tmp/h${++n}-${name}.png` }); console.log('shot', n, name, page.url()) }
const W = 'http://localhost:3000'
try {
await page.goto(W + '/sign-in', { waitUntil: 'networkidle' }); await shot('signin')
await page.getByRole('button', { name: 'Open the demo' }).click(); await page.waitForURL(W + '/'); await page.waitForLoadState('networkidle'); await shot('overview')


await page.goto(W + '/invoices/new'); await page.waitForTimeout(1200); await shot('new')
console.log(await page.locator('main').ariaSnapshot())
} catch (e) { console.log(e.message); await shot('error') }
await b.close()
