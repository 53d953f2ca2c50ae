const fields = ['input:not([type=search])', 'textarea', 'select'].join()

/** What is typed into the fields inside an element, whatever they are. */
export class Typed {
  #inside: HTMLElement | undefined
  #before: string | undefined

  /** Attached to the element. */
  watch = (element: HTMLElement): (() => void) => {
    this.#inside = element
    this.#before = undefined
    const turnedTo = () => (this.#before ??= read(element))
    const turns = ['focusin', 'pointerdown'] as const
    for (const turn of turns) element.addEventListener(turn, turnedTo)
    return () => {
      for (const turn of turns) element.removeEventListener(turn, turnedTo)
      this.#inside = undefined
    }
  }

  /** Whether it reads otherwise than when somebody first turned to it; without a field there is nothing to lose. */
  get isChanged(): boolean {
    const now = this.#inside && read(this.#inside)
    return now !== undefined && this.#before !== undefined && now !== this.#before
  }

  /** What stands there now is saved, or is not wanted. */
  settle(): void {
    this.#before = this.#inside && read(this.#inside)
  }
}

/** What is written or ticked. Nothing is told of what is empty, nor of a page that has no fields yet. */
function read(inside: HTMLElement): string | undefined {
  const all = [...inside.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(fields)]
  if (all.length === 0) return undefined
  const written = all.map((field) => {
    const isBox = field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
    return field.value && (!isBox || field.checked) ? [field.id || field.name, field.value] : []
  })
  return JSON.stringify(written.filter(({ length }) => length > 0))
}
