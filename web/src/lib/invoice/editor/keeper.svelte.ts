import type { Shell } from '../../shell/shell.graphql.ts'
import type { Draft } from './draft.svelte.ts'
import { KeptDraft, type Kept } from './kept-draft.ts'

/** Typing that pauses this long is kept. */
const pause = 400

interface Page {
  url: URL
  data: Record<string, unknown>
}

/** Keeps a draft while it is typed, and gives back what was kept of it before. */
export class Keeper {
  /** What was found and stands in the fields now. */
  found = $state.raw<Kept>()
  /** What stands in the fields is kept. */
  isKept = $state(false)
  readonly #draft: () => Draft
  readonly #place: KeptDraft
  #isOver = false

  constructor(draft: () => Draft, { url, data }: Page, version: number | undefined) {
    const { viewer } = data['shell'] as Shell
    this.#draft = draft
    this.#place = new KeptDraft([viewer.workspace.id, viewer.email ?? '', url.pathname, version ?? ''])
    $effect(() => {
      const { text, changed } = draft()
      const timer = setTimeout(() => this.#keep(changed ? text : undefined), pause)
      return () => clearTimeout(timer)
    })
  }

  /** Takes up what was kept. In the browser alone: the server knows nothing of it. */
  start(): void {
    const kept = this.#place.find()
    if (!kept) return
    try {
      this.#draft().restore(kept.text)
      this.found = kept
    } catch {
      // Kept by an older version of this page, which kept something else.
      this.#draft().restore()
      this.#place.forget()
    }
  }

  startOver(): void {
    this.#draft().restore()
    this.found = undefined
    this.#place.forget()
  }

  /** It is saved, or was left on purpose. */
  forget(): void {
    this.#isOver = true
    this.#place.forget()
  }

  #keep(text: string | undefined): void {
    if (this.#isOver) return
    if (text === undefined) this.#place.forget()
    this.isKept = text !== undefined && this.#place.keep(text, new Date())
  }
}
