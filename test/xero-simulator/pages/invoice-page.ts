import { html } from 'hono/html'
import type { World } from '../core/world.ts'
import type { Invoice } from '../model/documents.ts'
import { amountDue } from '../rules/amount-due.ts'
import { layout, type Markup } from './layout.ts'
import { actionButton, actionPath, hidden, money, problemNote, status } from './words.ts'

/** One invoice or bill, with what a person may do to it. */
export function invoicePage(world: World, invoice: Invoice, problem: string | undefined): Markup {
  const organisation = world.store.organisations.get(invoice.organisationId)
  const contact = world.store.contacts.get(invoice.contactId)
  const title = `${invoice.type === 'ACCREC' ? 'Invoice' : 'Bill'} ${invoice.number}`
  return layout({
    title,
    body: html`<p><a href="/simulator/organisations/${invoice.organisationId}">${organisation?.name}</a></p>
      <h1>${title} ${status(invoice.status)}</h1>
      ${problemNote(problem)}
      <dl class="card">
        <dt>Contact</dt>
        <dd>${contact?.name}</dd>
        <dt>Date</dt>
        <dd>${invoice.date}</dd>
        <dt>Due</dt>
        <dd>${invoice.dueDate ?? 'Not set'}</dd>
        ${
          invoice.reference
            ? html`<dt>Reference</dt>
                <dd>${invoice.reference}</dd>`
            : ''
        }${
          invoice.url
            ? html`<dt>Source</dt>
                <dd><a href="${invoice.url}" rel="noreferrer">Go to ${world.settings.providerName}</a></dd>`
            : ''
        }
        <dt>Amounts</dt>
        <dd>Tax ${invoice.lineAmountTypes.toLowerCase()}</dd>
      </dl>
      ${lineTable(invoice)}
      <h2>What a person can do</h2>
      <div class="actions">${actions(world, invoice)}</div>
      ${payments(world, invoice)}
      <h2>History</h2>
      <ul>
        ${world.store.history
          .by('document', invoice.id)
          .toReversed()
          .map(
            ({ at, changes, user, details }) =>
              html`<li>
                <strong>${changes}</strong> by ${user},
                <span class="soft">${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC</span
                ><br />${details}
              </li>`,
          )}
      </ul>`,
  })
}

function lineTable(invoice: Invoice): Markup {
  const { currency } = invoice
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Description</th>
          <th class="number">Quantity</th>
          <th class="number">Unit price</th>
          <th>Account</th>
          <th>Tax</th>
          <th>Tracking</th>
          <th class="number">Tax amount</th>
          <th class="number">Amount</th>
        </tr>
      </thead>
      <tbody>
        ${invoice.lines.map(
          (line) =>
            html`<tr>
              <td>${line.description ?? ''}</td>
              <td class="number">${line.quantity === undefined ? '' : Number(line.quantity)}</td>
              <td class="number">${line.unitAmount === undefined ? '' : Number(line.unitAmount)}</td>
              <td>${line.accountCode ?? ''}</td>
              <td>${line.taxType ?? ''}</td>
              <td>${line.tracking.map(({ option }) => option).join(', ')}</td>
              <td class="number">${money(line.taxAmount, currency)}</td>
              <td class="number">${money(line.lineAmount, currency)}</td>
            </tr>`,
        )}
        <tr>
          <th colspan="7" class="number">Subtotal</th>
          <td class="number">${money(invoice.subTotal, currency)}</td>
        </tr>
        <tr>
          <th colspan="7" class="number">Tax</th>
          <td class="number">${money(invoice.totalTax, currency)}</td>
        </tr>
        <tr>
          <th colspan="7" class="number">Total</th>
          <td class="number">${money(invoice.total, currency)}</td>
        </tr>
        <tr>
          <th colspan="7" class="number">Amount due</th>
          <td class="number"><strong>${money(amountDue(invoice).toNumber(), currency)}</strong></td>
        </tr>
      </tbody>
    </table>
  </div>`
}

function actions(world: World, invoice: Invoice): Markup {
  const button = (action: string, label: string) =>
    actionButton(invoice.organisationId, { action, invoice: invoice.id }, label)
  if (invoice.status === 'DRAFT' || invoice.status === 'SUBMITTED')
    return html`${button('approve', 'Approve')}${button('delete', 'Delete')}`
  if (invoice.status === 'AUTHORISED')
    return html`${button('pay', 'Pay in full')}${partPay(world, invoice)}${button('void', 'Void')}`
  return html`<p class="soft">
    ${invoice.status === 'PAID' ? 'It is paid. Delete a payment to open it again.' : 'Nothing more.'}
  </p>`
}

function partPay(world: World, invoice: Invoice): Markup {
  const banks = world.store.accounts
    .by('organisation', invoice.organisationId)
    .filter(({ type, status }) => type === 'BANK' && status === 'ACTIVE')
  return html`<form class="inline" method="post" action="${actionPath(invoice.organisationId)}">
    ${hidden({ action: 'part-pay', invoice: invoice.id })}<input
      name="amount"
      inputmode="decimal"
      size="8"
      required
      aria-label="Amount to pay"
      placeholder="Amount"
    /><select name="account" aria-label="Bank account">
      ${banks.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select
    ><button>Part-pay</button>
  </form>`
}

function payments(world: World, invoice: Invoice): Markup | string {
  const made = world.store.payments.by('invoice', invoice.id)
  if (made.length === 0) return ''
  return html`<h2>Payments</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Date</th>
            <th>Account</th>
            <th>Reference</th>
            <th>By</th>
            <th class="number">Amount</th>
            <th>Status</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${made.map(
            (payment) =>
              html`<tr>
                <td>${payment.date}</td>
                <td>${world.store.accounts.get(payment.accountId)?.name}</td>
                <td>${payment.reference ?? ''}</td>
                <td>${payment.createdByApp ? world.settings.providerName : 'A person'}</td>
                <td class="number">${money(payment.amount, invoice.currency)}</td>
                <td>${status(payment.status)}</td>
                <td>
                  ${payment.status === 'AUTHORISED' ? actionButton(invoice.organisationId, { action: 'delete-payment', payment: payment.id, invoice: invoice.id }, 'Delete payment') : ''}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}

/** What the customer sees behind the online invoice link. */
export function onlineInvoicePage(world: World, invoice: Invoice): Markup {
  const organisation = world.store.organisations.get(invoice.organisationId)
  return layout({
    title: `Invoice ${invoice.number}`,
    narrow: 'narrow',
    body: html`<h1>Invoice ${invoice.number}</h1>
      <p>From ${organisation?.name} to ${world.store.contacts.get(invoice.contactId)?.name}</p>
      <dl class="card">
        <dt>Due</dt>
        <dd>${invoice.dueDate ?? ''}</dd>
        <dt>Total</dt>
        <dd>${money(invoice.total, invoice.currency)}</dd>
        <dt>Amount due</dt>
        <dd>${money(amountDue(invoice).toNumber(), invoice.currency)}</dd>
      </dl>`,
  })
}
