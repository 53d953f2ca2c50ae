import { beforeNavigate } from '$app/navigation'
import { guardWords as words } from '../words/guard.ts'

/** Asks before a page is left that has changes nobody saved: by a link, by the back button, or by closing the tab. */
export function guardLeaving(isChanged: () => boolean): void {
  beforeNavigate((navigation) => {
    if (!isChanged()) return
    // Of a page that closes, the browser asks in words of its own.
    if (navigation.willUnload || !confirm(words.leave)) navigation.cancel()
  })
}

/** Guards what is typed into one form. */
export interface TypingGuard {
  /** Attached to the form. */
  form: (form: HTMLFormElement) => () => void
  /** What stands in the form now is saved. */
  saved: () => void
}

/** The same for a form, whatever is in it: changed is what reads otherwise than when somebody first turned to it. */
export function guardTyping(): TypingGuard {
  let watched: HTMLFormElement | undefined
  let before: string | undefined
  guardLeaving(() => watched !== undefined && before !== undefined && read(watched) !== before)
  return {
    form: (form) => {
      const turnedTo = () => (before ??= read(form))
      watched = form
      before = undefined
      const turns = ['focusin', 'pointerdown'] as const
      for (const turn of turns) form.addEventListener(turn, turnedTo)
      return () => {
        for (const turn of turns) form.removeEventListener(turn, turnedTo)
        watched = undefined
      }
    },
    saved: () => {
      before = watched && read(watched)
    },
  }
}

function read(form: HTMLFormElement): string {
  const values = [...form.elements].map((field) => {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) return field.checked
    const holds = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    return holds || field instanceof HTMLSelectElement ? field.value : ''
  })
  return JSON.stringify(values)
}
