import { expect, test } from 'vitest'
import { currentLink, tabs } from './links.ts'

test.each([
  ['/', '/'],
  ['/invoices/42', '/invoices'],
  ['/settings/integrations/xero/mapping', '/settings/integrations/xero/mapping'],
  ['/settings/integrations/xero', '/settings'],
  ['/sync/reconciliation', '/sync'],
  ['/elsewhere', undefined],
])('%s is under %s', (page, link) => {
  expect(currentLink(tabs, page)).toBe(link)
})
