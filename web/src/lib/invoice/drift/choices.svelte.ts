import { Mutation } from '../../graph/mutation.svelte.ts'
import { notices } from '../../ui/notices.svelte.ts'
import { driftWords as words } from '../../words/drift.ts'
import { LinkInvoice } from '../mutations.graphql.ts'
import type { Change } from './change.graphql.ts'
import { KeepLedgerVersion, PushOverLedger, UndoUnlink, UnlinkInvoice } from './mutations.graphql.ts'

/** What a person may decide about an invoice and its record in Xero. */
export class Choices {
  readonly keeping = new Mutation(KeepLedgerVersion)
  readonly pushing = new Mutation(PushOverLedger)
  readonly unlinking = new Mutation(UnlinkInvoice)
  readonly undoing = new Mutation(UndoUnlink)
  readonly linking = new Mutation(LinkInvoice)
  readonly #invoiceId: () => string

  constructor(invoiceId: () => string) {
    this.#invoiceId = invoiceId
  }

  get busy(): boolean {
    return this.keeping.busy || this.pushing.busy || this.unlinking.busy
  }

  /** Why the last thing chosen was refused. */
  get problem() {
    return [this.keeping, this.pushing, this.unlinking, this.undoing].find(({ problem }) => problem)?.problem
  }

  async keep({ kind, changedAt }: Change): Promise<void> {
    const done = await this.keeping.run({ input: { invoiceId: this.#invoiceId(), changedAt } })
    if (done) notices.say(kind === 'EDITED' ? words.keptDone(done.number) : words.voidedDone(done.number))
  }

  async push({ changedAt }: Change): Promise<void> {
    const done = await this.pushing.run({ input: { invoiceId: this.#invoiceId(), changedAt } })
    if (done) notices.say(words.pushed(done.number))
  }

  async unlink(): Promise<void> {
    const done = await this.unlinking.run({ input: { invoiceId: this.#invoiceId() } })
    if (done) notices.say(words.unlinked(done.number), { label: words.undo, run: () => void this.undo() })
  }

  async undo(): Promise<void> {
    const done = await this.undoing.run({ input: { invoiceId: this.#invoiceId() } })
    if (done) notices.say(words.undone(done.number))
  }

  /** True when it was linked. */
  async link(ledgerId: string): Promise<boolean> {
    const done = await this.linking.run({ input: { invoiceId: this.#invoiceId(), ledgerId } })
    if (done) notices.say(words.undone(done.number))
    return done !== undefined
  }
}
