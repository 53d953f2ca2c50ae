import { Decimal } from 'decimal.js'
import { newId } from '../core/ids.ts'
import type { Invoice, Payment } from '../model/documents.ts'
import type { Account } from '../model/organisation.ts'
import { amountDue } from '../rules/amount-due.ts'
import { toBase } from '../rules/currency-rate.ts'
import { lockedBy } from '../rules/lock-dates.ts'
import { messages } from '../rules/messages.ts'
import { emit, organisationOf, remember, stamp, type Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { settle } from './invoice-rules.ts'

/** A payment to make, in the invoice's currency. */
export interface PaymentOrder {
  invoice: Invoice
  account: Account | undefined
  date: string
  amount: Decimal
  reference?: string | undefined
  bankAmount?: Decimal | undefined
  currencyRate?: Decimal | undefined
}

/** Checks a payment as Xero does; what is wrong goes to `problems`. */
export function checkPayment(actor: Actor, { invoice, account, date, amount }: PaymentOrder, problems: Problems): void {
  const payable = account && account.status === 'ACTIVE' && (account.type === 'BANK' || account.enablePayments)
  if (!payable) problems.add(messages.paymentAccount)
  if (invoice.status !== 'AUTHORISED') problems.add(messages.paymentNeedsAuthorised)
  if (!amount.greaterThan(0)) problems.add(messages.paymentAmount)
  if (amount.greaterThan(invoice.status === 'AUTHORISED' ? amountDue(invoice) : 0))
    problems.add(messages.paymentTooLarge)
  const locked = lockedBy(actor, date)
  if (locked) problems.add(locked)
}

/** Makes a payment that was checked: the invoice becomes PAID when nothing is left due. */
export function makePayment(actor: Actor, order: PaymentOrder): Payment {
  const { invoice, account, date, amount, reference, bankAmount, currencyRate } = order
  const rate = currencyRate?.toString() ?? invoice.currencyRate
  const base = organisationOf(actor).baseCurrency
  const sameCurrency = invoice.currency === (account?.currency ?? base)
  const payment = actor.world.store.payments.put({
    id: newId(),
    organisationId: actor.organisationId,
    invoiceId: invoice.id,
    accountId: account?.id ?? '',
    date,
    amount: amount.toFixed(2),
    bankAmount: (bankAmount ?? (sameCurrency ? amount : toBase(actor, amount, rate))).toFixed(2),
    currencyRate: rate,
    ...(reference !== undefined && { reference }),
    isReconciled: false,
    status: 'AUTHORISED',
    updatedAt: stamp(actor),
    createdByApp: actor.source === 'app',
  })
  apply(actor, invoice, amount)
  remember(actor, invoice.id, {
    changes: 'Paid',
    details: `Payment of ${payment.amount} ${invoice.currency} on ${date}`,
  })
  return payment
}

/** Takes a payment back: a paid invoice is authorised again. */
export function deletePayment(actor: Actor, payment: Payment, problems: Problems): Payment {
  const locked = lockedBy(actor, payment.date)
  if (payment.status === 'DELETED') problems.add(messages.notModifiable)
  if (payment.isReconciled) problems.add(messages.paymentReconciled)
  if (locked) problems.add(locked)
  if (problems.any) return payment
  const deleted = actor.world.store.payments.put({ ...payment, status: 'DELETED', updatedAt: stamp(actor) })
  const invoice = actor.world.store.invoices.get(payment.invoiceId)
  if (!invoice) return deleted
  apply(actor, invoice, new Decimal(payment.amount).negated())
  remember(actor, invoice.id, {
    changes: 'Payment deleted',
    details: `Payment of ${payment.amount} ${invoice.currency} deleted`,
  })
  return deleted
}

function apply(actor: Actor, invoice: Invoice, amount: Decimal): void {
  const amountPaid = new Decimal(invoice.amountPaid).plus(amount).toFixed(2)
  actor.world.store.invoices.put(settle(actor, { ...invoice, amountPaid, updatedAt: stamp(actor) }))
  if (actor.world.unknowns.paymentEmitsInvoiceUpdate)
    emit(actor, { category: 'INVOICE', type: 'UPDATE', resourceId: invoice.id })
}
