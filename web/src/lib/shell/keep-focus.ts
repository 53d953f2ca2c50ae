const reachable = ['a[href]', 'button:not([disabled])', 'select', 'textarea', 'summary'].join()
const rows = ['tr', 'li'].join()

/** What had the focus, and where it stood: its ancestors, and its row's place among the others. */
interface Place {
  at: Element
  page: string
  within: Element[]
  row: { itself: Element; list: Element; index: number } | undefined
}

/**
 * Who works by keyboard goes on from where they were: when what has the focus is taken away, because it was pressed or
 * because the page read itself again, the focus goes to the next of its list, else to the heading it stood under. Lasts
 * as long as the window.
 */
export function keepFocus(root: HTMLElement): void {
  let last: Place | undefined

  const note = ({ target }: FocusEvent) => (last = target instanceof Element ? placeOf(target) : undefined)
  // Left on purpose, for nowhere. What is being taken away is left as well, and gone a moment later.
  const leave = () =>
    setTimeout(() => last?.at.isConnected && document.activeElement === document.body && (last = undefined))
  const observer = new MutationObserver(() => {
    if (!last || last.at.isConnected || document.activeElement !== document.body) return
    const { page, ...place } = last
    last = undefined
    if (page === location.pathname) landing(place)?.focus({ preventScroll: true })
  })

  addEventListener('focusin', note)
  addEventListener('focusout', leave)
  observer.observe(root, { childList: true, subtree: true })
}

function placeOf(at: Element): Place {
  const within: Element[] = []
  for (let one = at.parentElement; one && one !== document.body; one = one.parentElement) within.push(one)
  const row = at.closest(rows)
  const list = row?.parentElement
  return {
    ...{ at, within, page: location.pathname },
    row: row && list ? { itself: row, list, index: [...list.children].indexOf(row) } : undefined,
  }
}

/** The nearest thing to where it was. */
function landing({ within, row }: Omit<Place, 'at' | 'page'>): HTMLElement | undefined {
  if (row?.list.isConnected) {
    const { itself, list, index } = row
    const next = itself.isConnected ? itself : list.children[Math.min(index, list.children.length - 1)]
    const first = next && [...next.querySelectorAll<HTMLElement>(reachable)].find(isSeen)
    if (first) return first
  }
  for (const one of within) {
    const heading = one.isConnected ? one.querySelector<HTMLElement>('h1, h2') : undefined
    if (heading) {
      heading.tabIndex = -1
      return heading
    }
  }
  return undefined
}

function isSeen(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && element.checkVisibility()
}
