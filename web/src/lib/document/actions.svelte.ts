import { Mutation } from '../graph/mutation.svelte.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import type { Actions, Subject } from '../invoice/detail/subject.ts'
import type { Saved } from '../invoice/editor/desk.ts'
import { notices } from '../ui/notices.svelte.ts'
import { invoicePageWords as words } from '../words/invoice-page.ts'
import type { DocumentKind } from './kind.ts'

type Doing = Mutation<Record<string, Saved | Problem | null>, { input: { id: string } }>

/** What can be done with one bill, expense or credit note, from wherever on its page. */
export class DocumentActions implements Actions {
  readonly #subject: () => Subject
  readonly #kind: DocumentKind
  readonly sending: Doing
  readonly pushing: Doing
  readonly refreshing: Doing
  readonly voiding: Doing

  constructor(kind: DocumentKind, subject: () => Subject) {
    this.#kind = kind
    this.#subject = subject
    this.sending = new Mutation(kind.approve)
    this.pushing = new Mutation(kind.push)
    this.refreshing = new Mutation(kind.refresh)
    this.voiding = new Mutation(kind.void)
  }

  /** Why the last thing asked was refused. */
  get problem() {
    const all = [this.sending, this.pushing, this.refreshing, this.voiding]
    return all.find((mutation) => mutation.problem)?.problem
  }

  get busy(): boolean {
    return this.sending.busy || this.pushing.busy || this.voiding.busy
  }

  /** "Copy to Xero" when it was never there, "Sync again" otherwise. */
  get pushWord(): string {
    return this.#subject().sync.ledgerStatus ? words.again : words.copy
  }

  async send(): Promise<void> {
    const done = await this.sending.run(this.#input())
    if (done) notices.say(this.#kind.words.approved(done.number))
  }

  async push(): Promise<void> {
    const done = await this.pushing.run(this.#input())
    if (done) notices.say(words.copied(done.number))
  }

  async refresh(): Promise<void> {
    const done = await this.refreshing.run(this.#input())
    if (done) notices.say(words.refreshed)
  }

  async void(): Promise<boolean> {
    const done = await this.voiding.run(this.#input())
    if (done) notices.say(words.voided(done.number))
    return done !== undefined
  }

  #input() {
    return { input: { id: this.#subject().id } }
  }
}
