import { expect, test } from 'vitest'
import { anyContact, salesInvoice } from './testing/documents.ts'
import { messagesOf, session } from './testing/session.ts'

test('a tax rate of several components shows each, and what they come to together', async () => {
  const client = await session()
  const components = [
    { name: 'GST', rate: '5' },
    { name: 'PST', rate: '8', compound: true },
  ]
  const { organisationId, sim } = client
  sim.control.act({ action: 'add-tax-rate', organisationId, name: 'GST + PST', like: 'OUTPUT2', components })
  const { TaxRates } = (await client.call('GET', '/TaxRates')).json
  expect(TaxRates.find((rate: { Name: string }) => rate.Name === 'GST + PST')).toMatchObject({
    TaxType: 'TAX001',
    EffectiveRate: 13.4,
    TaxComponents: [
      { Name: 'GST', Rate: 5, IsCompound: false },
      { Name: 'PST', Rate: 8, IsCompound: true },
    ],
  })
})

test('an archived tracking option stands on no new line, and is shown only when asked for', async () => {
  const client = await session()
  const { organisationId, sim } = client
  const line = { Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '200', TaxType: 'OUTPUT2' }
  const tracked = (Option: string) => ({ ...line, Tracking: [{ Name: 'Region', Option }] })
  const contact = await anyContact(client)
  const invoice = (Option: string) => salesInvoice(contact, { LineItems: [tracked(Option)] })
  sim.control.act({ action: 'archive-tracking', organisationId, category: 'Region', option: 'North' })
  const taken = await client.call('PUT', '/Invoices', { Invoices: [invoice('London')] })
  expect(taken.json.Invoices[0].LineItems[0].Tracking).toMatchObject([{ Name: 'Region', Option: 'London' }])
  const refused = await client.call('PUT', '/Invoices', { Invoices: [invoice('North')] })
  expect(messagesOf(refused.json)).not.toEqual([])
  sim.control.act({ action: 'archive-tracking', organisationId, category: 'Team' })
  const names = async (query: string) =>
    (await client.call('GET', `/TrackingCategories${query}`)).json.TrackingCategories.map(
      (category: { Name: string }) => category.Name,
    )
  expect(await names('')).toEqual(['Region'])
  expect(await names('?includeArchived=true')).toEqual(['Region', 'Team'])
})

test('items come and go, with prices to four places', async () => {
  const client = await session()
  const { organisationId, sim } = client
  const sales = { unitPrice: '0.1234', accountCode: '200', taxType: 'OUTPUT2' }
  sim.control.act({ action: 'save-item', organisationId, code: 'CLICK', item: { name: 'A click', sales } })
  sim.control.act({ action: 'delete-item', organisationId, code: 'PAPER' })
  const { Items } = (await client.call('GET', '/Items?unitdp=4')).json
  const codes = Items.map((item: { Code: string }) => item.Code)
  expect(codes).toContain('CLICK')
  expect(codes).not.toContain('PAPER')
  expect(Items.find((item: { Code: string }) => item.Code === 'CLICK').SalesDetails.UnitPrice).toBe(0.1234)
})

test('an application makes an item once: its code is its key, and a second of it is refused', async () => {
  const client = await session()
  const details = { UnitPrice: 12.3456, AccountCode: '200', TaxType: 'OUTPUT2' }
  const item = { Code: 'FLIGHT-7', Name: 'Flight', SalesDetails: details, PurchaseDetails: { UnitPrice: 9 } }
  const path = '/Items?summarizeErrors=false&unitdp=4'
  const made = await client.call('PUT', path, { Items: [item] })
  expect(made.json.Items).toMatchObject([
    { Code: 'FLIGHT-7', StatusAttributeString: 'OK', SalesDetails: { UnitPrice: 12.3456 }, IsPurchased: true },
  ])
  const again = await client.call('PUT', path, { Items: [{ ...item, Code: 'flight-7' }] })
  expect(again.json.Items).toMatchObject([{ StatusAttributeString: 'ERROR' }])
  const unknown = { ...item, Code: 'FLIGHT-8', SalesDetails: { ...details, AccountCode: '9999' } }
  const refused = await client.call('PUT', path, { Items: [unknown] })
  expect(refused.json.Items[0].ValidationErrors).toHaveLength(1)
  const { Items } = (await client.call('GET', '/Items/FLIGHT-7?unitdp=4')).json
  expect(Items).toMatchObject([{ Name: 'Flight', SalesDetails: { UnitPrice: 12.3456 } }])
})
