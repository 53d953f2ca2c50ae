import { beforeNavigate } from '$app/navigation'
import { guardWords as words } from '../words/guard.ts'
import { Typed } from './typed.ts'

/** Asks before a page is left that has changes nobody saved: by a link, by the back button, or by closing the tab. */
export function guardLeaving(isChanged: () => boolean): void {
  beforeNavigate((navigation) => {
    if (!isChanged()) return
    // Of a page that closes, the browser asks in words of its own.
    if (navigation.willUnload || !confirm(words.leave)) navigation.cancel()
  })
}

/** The same for a form, whatever is in it. What stands in a dialog is guarded by the dialog. */
export function guardTyping(): Typed {
  const typed = new Typed()
  guardLeaving(() => typed.isChanged)
  return typed
}
