import { expect, test } from 'vitest'
import { anyContact, create, salesInvoice } from './testing/documents.ts'
import { session } from './testing/session.ts'

test('a person approves, part-pays, takes the payment back and voids, in pages', async () => {
  const client = await session()
  const { sim, organisationId } = client
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client), { Status: 'DRAFT' }))
  const page = `${sim.url}/simulator/organisations/${organisationId}/invoices/${InvoiceID}`
  const press = async (fields: Record<string, string>) => {
    const response = await fetch(`${sim.url}/simulator/organisations/${organisationId}/actions`, {
      method: 'POST',
      body: new URLSearchParams({ invoice: InvoiceID, ...fields }),
    })
    return response.text()
  }
  expect(await (await fetch(page)).text()).toContain('Approve')
  expect(await press({ action: 'approve' })).toContain('Pay in full')
  expect(await press({ action: 'part-pay', amount: '20' })).toContain('GBP 100.00'.replace(' ', '\u00a0'))
  expect(await press({ action: 'void' })).toContain('The status VOIDED cannot be applied to the invoice')
  expect(await press({ action: 'delete-payment' })).toContain('Void')
  expect(await press({ action: 'void' })).toContain('VOIDED')
  expect(sim.control.violations()).toEqual([])
})

test('the links that open Xero open the document here', async () => {
  const client = await session()
  const { sim, organisationId } = client
  const { shortCode } = sim.control.state(organisationId).organisation
  const { InvoiceID } = await create(client, salesInvoice(await anyContact(client)))
  const links = [
    `/organisationlogin/default.aspx?shortcode=${shortCode}&redirecturl=/AccountsReceivable/View.aspx?InvoiceID=${InvoiceID}`,
    `/app/${shortCode}/invoicing/view/${InvoiceID}`,
  ]
  for (const link of links)
    expect((await fetch(sim.url + link)).url, link).toBe(
      `${sim.url}/simulator/organisations/${organisationId}/invoices/${InvoiceID}`,
    )
})

test('every page stands, escapes what it shows, and loads nothing from elsewhere', async () => {
  const client = await session()
  const { sim, organisationId } = client
  const contact = await anyContact(client)
  const invoice = await create(client, salesInvoice(contact, { Reference: '<script>alert(1)</script>' }))
  const { json } = await client.call('GET', `/Invoices/${invoice.InvoiceID}/OnlineInvoice`)
  const base = `${sim.url}/simulator`
  const pages = [
    sim.url,
    `${base}/requests`,
    `${base}/faults`,
    `${base}/organisations/${organisationId}`,
    `${base}/organisations/${organisationId}/invoices/${invoice.InvoiceID}`,
    json.OnlineInvoices[0].OnlineInvoiceUrl,
  ]
  for (const page of pages) {
    const answer = await fetch(page)
    const text = await answer.text()
    expect([page, answer.status]).toEqual([page, 200])
    expect(text).toContain('Xero simulator</title>')
    expect(text).not.toMatch(/<script|src=|@import|url\(/)
  }
})
