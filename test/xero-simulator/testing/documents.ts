import type { Session } from './session.ts'

/** A body that Xero accepts; change what a test is about. */
export function salesInvoice(contactId: string, change: object = {}): object {
  return {
    Type: 'ACCREC',
    Contact: { ContactID: contactId },
    Date: '2026-11-02',
    DueDate: '2026-12-02',
    LineAmountTypes: 'Exclusive',
    Status: 'AUTHORISED',
    LineItems: [{ Description: 'Design', Quantity: 2, UnitAmount: 50, AccountCode: '200', TaxType: 'OUTPUT2' }],
    ...change,
  }
}

/** A bill that Xero accepts. */
export function bill(contactId: string, change: object = {}): object {
  const lines = [{ Description: 'Paper', Quantity: 1, UnitAmount: 40, AccountCode: '461', TaxType: 'INPUT2' }]
  return { ...salesInvoice(contactId), Type: 'ACCPAY', LineItems: lines, ...change }
}

/** An active contact of the organisation. */
export async function anyContact(client: Session): Promise<string> {
  const { json } = await client.call('GET', '/Contacts?page=1')
  return json.Contacts[0].ContactID
}

/** Creates one document and answers it. */
export async function create(client: Session, body: object, query = '') {
  const { json, status, text } = await client.call('PUT', `/Invoices${query}`, { Invoices: [body] })
  if (status !== 200) throw new Error(text)
  return json.Invoices[0]
}
