import { expect, test } from 'vitest'
import { anyContact, create, salesInvoice } from './testing/documents.ts'
import { messagesOf, session } from './testing/session.ts'

test('a contact is made once and found by number, email and name', async () => {
  const client = await session()
  const made = await client.call('PUT', '/Contacts', {
    Contacts: [{ Name: 'Pell & Co', ContactNumber: 'T-1', EmailAddress: 'pell@pell.example' }],
  })
  const { ContactID } = made.json.Contacts[0]
  for (const where of [
    'ContactNumber=="T-1"',
    'EmailAddress=="pell@pell.example"',
    'Name=="pell & co"',
    'EmailAddress!=null AND EmailAddress.Contains("pell")',
  ]) {
    const { Contacts } = (await client.call('GET', `/Contacts?page=1&where=${encodeURIComponent(where)}`)).json
    expect(
      Contacts.map((contact: { ContactID: string }) => contact.ContactID),
      where,
    ).toEqual([ContactID])
  }
  expect((await client.call('GET', '/Contacts/T-1')).json.Contacts[0].ContactID).toBe(ContactID)
})

test('PUT refuses a taken name or number; POST overwrites the namesake', async () => {
  const client = await session()
  const put = (contact: object) => client.call('PUT', '/Contacts', { Contacts: [contact] })
  await put({ Name: 'Pell', ContactNumber: 'T-1' })
  expect(messagesOf((await put({ Name: 'pell' })).json)).toContain(
    'The contact name pell is already assigned to another contact. The contact name must be unique across all active contacts.',
  )
  expect(messagesOf((await put({ Name: 'Other', ContactNumber: 'T-1' })).json)).toContain(
    'Another contact has this contact number. Please enter a different contact number.',
  )
  const changed = await client.call('POST', '/Contacts', {
    Contacts: [{ Name: 'PELL', EmailAddress: 'new@pell.example' }],
  })
  expect(changed.json.Contacts[0]).toMatchObject({ ContactNumber: 'T-1', EmailAddress: 'new@pell.example' })
})

test('an archived contact takes no document and no edit', async () => {
  const client = await session()
  const ContactID = await anyContact(client)
  await client.call('POST', '/Contacts', { Contacts: [{ ContactID, ContactStatus: 'ARCHIVED' }] })
  const refused = await client.call('PUT', '/Invoices', { Invoices: [salesInvoice(ContactID)] })
  expect(messagesOf(refused.json)[0]).toMatch(/^The contact with the specified contact details has been archived/)
  const edit = await client.call('POST', '/Contacts', { Contacts: [{ ContactID, ContactStatus: 'ACTIVE' }] })
  expect(messagesOf(edit.json)[0]).toMatch(/Archived contacts cannot currently be edited via the API/)
})

test('an unknown ContactID makes the whole request a 404, in HTML', async () => {
  const client = await session()
  const { status, headers, text } = await client.call('POST', '/Contacts', {
    Contacts: [{ ContactID: '00000000-0000-4000-8000-000000000001', Name: 'X' }],
  })
  expect([status, headers.get('content-type'), text]).toEqual([404, 'text/html; charset=utf-8', ''])
})

test('an invoice to a new name makes the contact; with the id and more it changes the contact', async () => {
  const client = await session()
  const { Contact } = await create(client, salesInvoice('', { Contact: { Name: 'Walk-in' } }))
  await create(client, salesInvoice('', { Contact: { ContactID: Contact.ContactID, EmailAddress: 'walk@in.example' } }))
  expect((await client.call('GET', `/Contacts/${Contact.ContactID}`)).json.Contacts[0]).toMatchObject({
    Name: 'Walk-in',
    EmailAddress: 'walk@in.example',
    Balances: { AccountsReceivable: { Outstanding: 240 } },
  })
})
