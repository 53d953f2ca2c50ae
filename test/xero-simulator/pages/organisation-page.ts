import { html } from 'hono/html'
import type { World } from '../core/world.ts'
import { isConnected } from '../identity/connections.ts'
import type { Contact } from '../model/contact.ts'
import type { Invoice } from '../model/documents.ts'
import type { Organisation } from '../model/organisation.ts'
import { amountDue } from '../rules/amount-due.ts'
import { layout, type Markup } from './layout.ts'
import { actionButton, actionPath, hidden, money, problemNote, status } from './words.ts'

const shown = 200

/** An organisation's books, for the person who works in them. */
export function organisationPage(world: World, organisation: Organisation, problem: string | undefined): Markup {
  const { store } = world
  const invoices = store.invoices.by('organisation', organisation.id).toReversed()
  const contacts = store.contacts.by('organisation', organisation.id)
  return layout({
    title: organisation.name,
    body: html`<h1>${organisation.name}</h1>
      <p class="soft">
        ${organisation.country} · ${organisation.currencies.join(', ')} · short code ${organisation.shortCode} ·
        <code>${organisation.id}</code>
      </p>
      ${problemNote(problem)}
      <h2>Invoices and bills</h2>
      ${invoices.length === 0 ? html`<p class="soft">Nothing yet. Documents appear here when the application sends them.</p>` : invoiceTable(world, invoices.slice(0, shown))}
      ${invoices.length > shown ? html`<p class="soft">The latest ${shown} of ${invoices.length}.</p>` : ''}
      <h2>Contacts</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Name</th>
              <th>Email</th>
              <th>Number</th>
              <th>Status</th>
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${contacts.slice(0, shown).map((contact) => contactRow(contact))}
          </tbody>
        </table>
      </div>
      <h2>Accounts</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Code</th>
              <th>Name</th>
              <th>Type</th>
              <th>Tax</th>
              <th>Status</th>
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${store.accounts.by('organisation', organisation.id).map(
              (account) =>
                html`<tr>
                  <td>${account.code}</td>
                  <td>${account.name}</td>
                  <td>${account.type}</td>
                  <td>${account.taxType}</td>
                  <td>${status(account.status)}</td>
                  <td>
                    ${account.status === 'ACTIVE' && account.systemAccount === '' ? actionButton(organisation.id, { action: 'archive-account', account: account.id }, 'Archive') : ''}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h2>Lock dates</h2>
      <form class="card actions" method="post" action="${actionPath(organisation.id)}">
        ${hidden({ action: 'lock' })}
        <label
          >Nobody but advisers before <input type="date" name="period" value="${organisation.periodLockDate ?? ''}"
        /></label>
        <label
          >Nobody before <input type="date" name="endOfYear" value="${organisation.endOfYearLockDate ?? ''}" /></label
        ><button>Set lock dates</button>
      </form>
      <h2>Connected apps</h2>
      <p>
        ${isConnected(store, organisation.id) ? html`${world.settings.providerName} is connected. ${actionButton(organisation.id, { action: 'disconnect' }, `Disconnect ${world.settings.providerName}`)}` : 'None.'}
      </p>`,
  })
}

function invoiceTable(world: World, invoices: Invoice[]): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Number</th>
          <th>Type</th>
          <th>Contact</th>
          <th>Date</th>
          <th>Due</th>
          <th class="number">Total</th>
          <th class="number">Amount due</th>
          <th>Status</th>
        </tr>
      </thead>
      <tbody>
        ${invoices.map(
          (invoice) =>
            html`<tr>
              <td><a href="${invoicePath(invoice)}">${invoice.number || 'No number'}</a></td>
              <td>${invoice.type === 'ACCREC' ? 'Invoice' : 'Bill'}</td>
              <td>${world.store.contacts.get(invoice.contactId)?.name}</td>
              <td>${invoice.date}</td>
              <td>${invoice.dueDate ?? ''}</td>
              <td class="number">${money(invoice.total, invoice.currency)}</td>
              <td class="number">${money(amountDue(invoice).toNumber(), invoice.currency)}</td>
              <td>${status(invoice.status)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function contactRow(contact: Contact): Markup {
  const { id, organisationId, name, email = '', contactNumber = '' } = contact
  if (contact.status !== 'ACTIVE') {
    return html`<tr id="${id}">
      <td>${name}</td>
      <td>${email}</td>
      <td>${contactNumber}</td>
      <td>${status(contact.status)}</td>
      <td></td>
    </tr>`
  }
  const form = `edit-${id}`
  const save = html`<form id="${form}" class="inline" method="post" action="${actionPath(organisationId)}">
    ${hidden({ action: 'edit-contact', contact: id })}<button>Save</button>
  </form>`
  const archive = actionButton(organisationId, { action: 'archive-contact', contact: id }, 'Archive')
  return html`<tr id="${id}">
    <td><input form="${form}" name="Name" value="${name}" aria-label="Name of ${name}" /></td>
    <td><input form="${form}" name="EmailAddress" value="${email}" aria-label="Email of ${name}" size="28" /></td>
    <td>${contactNumber}</td>
    <td>${status(contact.status)}</td>
    <td><div class="actions">${save}${archive}</div></td>
  </tr>`
}

/** The page of one invoice. */
export function invoicePath(invoice: Pick<Invoice, 'id' | 'organisationId'>): string {
  return `/simulator/organisations/${invoice.organisationId}/invoices/${invoice.id}`
}
