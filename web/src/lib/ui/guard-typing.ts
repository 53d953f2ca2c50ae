import { beforeNavigate, goto } from '$app/navigation'
import type { BeforeNavigate } from '@sveltejs/kit'
import { mount, unmount } from 'svelte'
import AskToDiscard from './AskToDiscard.svelte'
import { Typed } from './typed.ts'

/** Whoever is asked, or has answered, is not asked again on the way: a page may hold more than one that asks. */
let isAsking = false
let mayLeave = false

/** Asks before a page is left that has changes nobody saved: by a link, by the back button, or by closing the tab. */
export function guardLeaving(isChanged: () => boolean): void {
  beforeNavigate((navigation) => {
    if (mayLeave) return settle(navigation)
    if (!isAsking && !isChanged()) return
    navigation.cancel()
    // Of a page that closes, the browser asks in words of its own.
    if (navigation.type === 'leave' || isAsking) return
    isAsking = true
    const question = mount(AskToDiscard, {
      target: document.body,
      props: {
        answered: (discards) => {
          isAsking = false
          void unmount(question)
          if (discards) goOn(navigation)
        },
      },
    })
  })
}

/** The same for a form, whatever is in it. What stands in a dialog is guarded by the dialog. */
export function guardTyping(): Typed {
  const typed = new Typed()
  guardLeaving(() => typed.isChanged)
  return typed
}

/** To where they were on their way, as they were. */
function goOn(navigation: BeforeNavigate): void {
  mayLeave = true
  if (navigation.type === 'popstate') history.go(navigation.delta)
  else if (navigation.to && navigation.willUnload) location.assign(navigation.to.url)
  else if (navigation.to) void goto(navigation.to.url)
}

/** The answer holds until they are there. */
function settle({ complete }: BeforeNavigate): void {
  const done = () => void (mayLeave = false)
  complete.then(done, done)
}
