import { Mutation } from '../../graph/mutation.svelte.ts'
import { notices } from '../../ui/notices.svelte.ts'
import { invoicePageWords as words } from '../../words/invoice-page.ts'
import { LinkInvoice, PushInvoice, RefreshInvoice, SendInvoice, VoidInvoice } from '../mutations.graphql.ts'
import type { Invoice } from './invoice.graphql.ts'
import type { Actions } from './subject.ts'

/** What can be done with one invoice, from wherever on its page. */
export class InvoiceActions implements Actions {
  readonly #invoice: () => Invoice
  readonly sending = new Mutation(SendInvoice)
  readonly pushing = new Mutation(PushInvoice)
  readonly refreshing = new Mutation(RefreshInvoice)
  readonly linking = new Mutation(LinkInvoice)
  readonly voiding = new Mutation(VoidInvoice)

  constructor(invoice: () => Invoice) {
    this.#invoice = invoice
  }

  /** Why the last thing asked was refused. */
  get problem() {
    const all = [this.sending, this.pushing, this.refreshing, this.linking, this.voiding]
    return all.find((mutation) => mutation.problem)?.problem
  }

  get busy(): boolean {
    return this.sending.busy || this.pushing.busy || this.linking.busy || this.voiding.busy
  }

  /** "Copy to Xero" when it was never there, "Sync again" otherwise. */
  get pushWord(): string {
    return this.#invoice().sync.ledgerStatus ? words.again : words.copy
  }

  async send(): Promise<void> {
    const done = await this.sending.run(this.#input())
    if (done) notices.say(words.sent(done.number))
  }

  async push(): Promise<void> {
    const done = await this.pushing.run(this.#input())
    if (done) notices.say(words.copied(done.number))
  }

  async refresh(): Promise<void> {
    const done = await this.refreshing.run(this.#input())
    if (done) notices.say(words.refreshed)
  }

  async link(): Promise<void> {
    const done = await this.linking.run(this.#input())
    if (done) notices.say(words.linked(done.number))
  }

  async void(): Promise<boolean> {
    const done = await this.voiding.run(this.#input())
    if (done) notices.say(words.voided(done.number))
    return done !== undefined
  }

  #input() {
    return { input: { invoiceId: this.#invoice().id } }
  }
}
