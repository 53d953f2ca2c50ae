/** What can be done about it as long as it is shown. */
export interface NoticeAction {
  label: string
  run: () => void
}

/** What was just done, said once: a toast for the eye, a polite live region for the ear. Never for errors. */
class Notices {
  current = $state.raw<{ text: string; id: number; action: NoticeAction | undefined }>()
  #count = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Shows it for ten seconds; the next one takes its place. */
  say(text: string, action?: NoticeAction): void {
    this.current = { text, id: ++this.#count, action }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.current = undefined), 10_000)
  }

  dismiss(): void {
    this.current = undefined
  }
}

export const notices = new Notices()
