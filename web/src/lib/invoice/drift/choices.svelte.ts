import type { Document } from '../../graph/graphql.ts'
import { Mutation } from '../../graph/mutation.svelte.ts'
import type { Problem } from '../../graph/problem.graphql.ts'
import { notices } from '../../ui/notices.svelte.ts'
import { driftWords as words } from '../../words/drift.ts'
import type { Saved } from '../editor/desk.ts'
import type { Change } from './change.graphql.ts'

type Operation<Input> = Document<Record<string, Saved | Problem | null>, { input: Input }>
type Seen = { changedAt?: string | null }

/** What may be asked for one kind of document, each of which is named by an `Id`. */
export interface ChoiceOperations<Id extends object> {
  kind: 'INVOICE' | 'BILL' | 'CREDIT_NOTE' | 'EXPENSE'
  keep: Operation<Id & Seen>
  push: Operation<Id & Seen>
  unlink: Operation<Id>
  undo: Operation<Id>
  link: Operation<Id & { ledgerId: string }>
}

/** What a person may decide about a document and its record in Xero, whatever its kind. */
export type Choices = Pick<
  DocumentChoices<object>,
  'kind' | 'busy' | 'problem' | 'unlinking' | 'linkProblem' | 'linking' | 'keep' | 'push' | 'unlink' | 'link'
>

/** The decisions about one document, from wherever on its page. */
export class DocumentChoices<Id extends object> {
  readonly kind: ChoiceOperations<Id>['kind']
  readonly #id: () => Id
  readonly #noun: string
  readonly #keep
  readonly #push
  readonly #unlink
  readonly #undo
  readonly #link

  constructor({ kind, keep, push, unlink, undo, link }: ChoiceOperations<Id>, noun: string, id: () => Id) {
    this.kind = kind
    this.#id = id
    this.#noun = noun
    this.#keep = new Mutation(keep)
    this.#push = new Mutation(push)
    this.#unlink = new Mutation(unlink)
    this.#undo = new Mutation(undo)
    this.#link = new Mutation(link)
  }

  get busy(): boolean {
    return this.#keep.busy || this.#push.busy || this.#unlink.busy
  }

  get unlinking(): boolean {
    return this.#unlink.busy
  }

  get linking(): boolean {
    return this.#link.busy
  }

  /** Why the last thing chosen was refused. */
  get problem(): Problem | undefined {
    return [this.#keep, this.#push, this.#unlink, this.#undo].find(({ problem }) => problem)?.problem
  }

  get linkProblem(): Problem | undefined {
    return this.#link.problem
  }

  async keep({ kind, changedAt }: Change): Promise<void> {
    const done = await this.#keep.run({ input: { ...this.#id(), changedAt } })
    if (done) notices.say(kind === 'EDITED' ? words.keptDone(done.number) : words.voidedDone(done.number))
  }

  async push({ changedAt }: Change): Promise<void> {
    const done = await this.#push.run({ input: { ...this.#id(), changedAt } })
    if (done) notices.say(words.pushed(done.number))
  }

  async unlink(): Promise<void> {
    const done = await this.#unlink.run({ input: this.#id() })
    if (!done) return
    notices.say(words.unlinked(done.number, this.#noun), { label: words.undo, run: () => void this.#takeBack() })
  }

  async #takeBack(): Promise<void> {
    const done = await this.#undo.run({ input: this.#id() })
    if (done) notices.say(words.undone(done.number))
  }

  /** True when it was linked. */
  async link(ledgerId: string): Promise<boolean> {
    const done = await this.#link.run({ input: { ...this.#id(), ledgerId } })
    if (done) notices.say(words.undone(done.number))
    return done !== undefined
  }
}
