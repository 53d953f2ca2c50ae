import type { Page } from 'playwright-core'
import type { Shot } from '../kit/pages.ts'

/** A page in a state that its address alone does not bring about. */
export interface State extends Shot {
  /** What somebody does first, or what befalls them. */
  act?: (page: Page) => Promise<void>
  /** What the browser is told, besides the theme. */
  media?: { forcedColors?: 'active'; media?: 'print' }
  /** Only there on a wide screen, or on a phone. */
  only?: 'wide' | 'phone'
}

const settings = '/settings/integrations/xero'

/** Dialogs, menus, selections, and what goes wrong, by the pages of single things. */
export function statesOf(single: readonly Shot[]): State[] {
  const at = (name: string) => single.filter((shot) => shot.name === name).map(({ path }) => path)
  const on = (name: string, states: readonly Omit<State, 'path'>[]) =>
    at(name).flatMap((path) => states.map((state): State => ({ ...state, path })))
  return [
    { name: 'palette', path: '/', act: openPalette },
    { name: 'shortcuts', path: '/', act: (page) => pressed(page, '?'), only: 'wide' },
    { name: 'chart-table', path: '/', act: (page) => click(page, 'Show as table'), only: 'wide' },
    { name: 'offline', path: '/', act: goOffline },
    { name: 'live-paused', path: '/invoices', act: cutTheLine },
    { name: 'session-over', path: '/sync', act: loseSession },
    { name: 'loading', path: '/sync', act: waitForever },
    { name: 'error', path: '/sync', act: breakDown },
    { name: 'invoices-selected', path: '/invoices', act: select },
    { name: 'invoices-filters', path: '/invoices', act: (page) => click(page, 'Filters'), only: 'phone' },
    { name: 'save-view', path: '/invoices?status=PAID', act: saveView },
    { name: 'backfill-begin', path: `${settings}/backfill`, act: (page) => click(page, 'Send more…') },
    { name: 'reconcile', path: '/sync/reconciliation', act: (page) => click(page, 'Reconcile now') },
    { name: 'disconnect', path: settings, act: (page) => click(page, 'Disconnect') },
    { name: 'change-organisation', path: settings, act: (page) => click(page, 'Change Organisation') },
    { name: 'connection-tested', path: settings, act: testConnection },
    { name: 'mapping-guide', path: `${settings}/mapping`, act: (page) => click(page, 'How mapping works') },
    { name: 'mapping-add', path: `${settings}/mapping`, act: (page) => click(page, 'Add a tax rate') },
    { name: 'mapping-unsaved', path: `${settings}/mapping`, act: changeMapping },
    ...['accounts', 'tracking', 'items', 'currencies'].map((tab) => ({
      name: `reference-${tab}`,
      path: `${settings}/reference-data?tab=${tab}`,
    })),
    { name: 'mail-open', path: '/settings/mailbox', act: (page) => page.locator('main summary').first().click() },
    {
      name: 'delivery-open',
      path: '/developers/webhooks',
      act: (page) => page.locator('main summary').first().click(),
    },
    { name: 'rotate-key', path: '/developers', act: (page) => click(page, 'Rotate Shop') },
    { name: 'key-once', path: '/developers', act: createKey },
    { name: 'create-key', path: '/developers', act: (page) => click(page, 'Create key') },
    { name: 'discard-key', path: '/developers', act: discardKey },
    { name: 'add-endpoint', path: '/developers/webhooks', act: (page) => click(page, 'Add endpoint') },
    { name: 'remove-member', path: '/settings/team', act: removeMember },
    ...on('invoice-paid', [
      { name: 'timeline-open', act: openTimeline },
      { name: 'invoice-menu', act: (page) => click(page, 'More actions') },
    ]),
    ...on('invoice-failed', [
      { name: 'link-dialog', act: (page) => click(page, 'Link to an invoice in Xero') },
      { name: 'record-payment', act: (page) => click(page, 'Record a payment') },
      { name: 'invoice-print', media: { media: 'print' }, only: 'wide' },
      { name: 'invoice-forced-colours', media: { forcedColors: 'active' } },
    ]),
    ...on('client', [
      { name: 'client-edit', act: (page) => click(page, 'Edit') },
      { name: 'client-contact', act: (page) => click(page, 'Choose another contact') },
    ]),
    ...on('record', [{ name: 'record-compose', act: (page) => click(page, 'Create Invoice') }]),
    ...on('bill', [{ name: 'bill-payment', act: (page) => click(page, 'Record a payment') }]),
    ...on('credit-note', [{ name: 'credit-use', act: useCredit }]),
    { name: 'overview-forced-colours', path: '/', media: { forcedColors: 'active' } },
    { name: 'invoices-forced-colours', path: '/invoices', media: { forcedColors: 'active' } },
    { name: 'reconciliation-print', path: '/sync/reconciliation', media: { media: 'print' }, only: 'wide' },
  ]
}

async function discardKey(page: Page): Promise<void> {
  await click(page, 'Create key')
  await page.locator('dialog[open]').getByLabel('Name').fill('Warehouse')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).waitFor()
}

async function createKey(page: Page): Promise<void> {
  await click(page, 'Create key')
  const dialog = page.locator('dialog[open]')
  await dialog.getByLabel('Name').fill('Warehouse')
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await page.getByTestId('api-key').waitFor()
}

async function useCredit(page: Page): Promise<void> {
  await click(page, 'Use on an invoice')
  await page.getByText('Looking…').waitFor({ state: 'detached' })
}

async function testConnection(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Test Connection', exact: true }).click()
  await page.getByText('Last test:').waitFor()
}

async function changeMapping(page: Page): Promise<void> {
  // A phone folds what needs nothing.
  const fold = page.getByRole('button', { name: 'Accounts by project', expanded: false })
  if (await fold.isVisible()) await fold.click()
  await page.getByLabel('Account for Cobalt shop front').selectOption({ index: 2 })
  await page.locator('.savebar').waitFor()
}

async function click(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await button
    .or(page.locator('summary', { hasText: name }))
    .filter({ visible: true })
    .first()
    .click()
  await page.locator('dialog[open], details[open], [role="menu"], [aria-expanded="true"]').first().waitFor()
}

async function saveView(page: Page): Promise<void> {
  const filters = page.getByRole('button', { name: /^Filters/ })
  if (await filters.isVisible()) await filters.click()
  await click(page, 'Save view')
}

async function pressed(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.locator('dialog[open]').waitFor()
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').pressSequentially('inv')
  await page.getByRole('option').first().waitFor()
}

async function select(page: Page): Promise<void> {
  const failed = page.getByRole('row').filter({ hasText: 'Failed' })
  for (const n of [0, 1, 2]) await failed.nth(n).getByRole('checkbox').check()
  await page.locator('.bulk').waitFor()
}

async function openTimeline(page: Page): Promise<void> {
  await page.locator('.tl summary').first().click()
}

async function removeMember(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Remove / })
    .first()
    .click()
  await page.locator('dialog[open]').waitFor()
}

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.getByText('You’re offline.').waitFor()
}

/** The line that says what changed is cut; the rest of the network stands. */
async function cutTheLine(page: Page): Promise<void> {
  await page.route('**/graphql*', (route) =>
    route.request().resourceType() === 'eventsource' ? route.abort() : route.fallback(),
  )
  await page.reload()
  await page.getByText('Live updates paused').first().waitFor()
}

/** Signed out elsewhere, or away for too long. */
async function loseSession(page: Page): Promise<void> {
  await page.context().clearCookies()
  await leave(page)
  await page.waitForURL('**/sign-in**')
  await page.getByLabel('Password').waitFor()
}

/** A page that takes its time: what stands in its place meanwhile. */
async function waitForever(page: Page): Promise<void> {
  await page.route('**/graphql*', () => {})
  await leave(page)
  await page.locator('[aria-busy="true"]').waitFor()
}

/** The API does not answer. */
async function breakDown(page: Page): Promise<void> {
  await page.route('**/graphql*', (route) =>
    route.fulfill({ status: 502, headers: { 'x-request-id': 'req_7Qm2vX9d' } }),
  )
  await leave(page)
  await page.getByRole('alert').waitFor()
}

/** To another page, by a link that both widths have. */
async function leave(page: Page): Promise<void> {
  await page.locator('a[href="/invoices"]:visible').first().click()
}
