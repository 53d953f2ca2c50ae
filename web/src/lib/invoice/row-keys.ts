import { goto } from '$app/navigation'
import { openInLedger } from './open-in-ledger.ts'
import { isTyping } from '../ui/typing.ts'
import type { Selection } from './selection.svelte.ts'

interface Desk<Row extends { id: string }> {
  /** Of the page that a row's own is beneath. */
  path: string
  selection: Selection<Row>
  /** Absent where nobody may. */
  retry: ((id: string) => Promise<void>) | undefined
  /** The link of the row at a place, if the row is drawn. */
  find: (index: number) => HTMLElement | null
  /** Scrolls until it is. */
  reveal: (index: number) => void
}

/** What the keys do on a row: j and k move, x selects, r retries, o opens in Xero, Enter opens. */
export function rowKeys<Row extends { id: string; number: string; sync: { state: string } }>({
  path,
  selection,
  retry,
  find,
  reveal,
}: Desk<Row>): (event: KeyboardEvent) => void {
  async function reach(index: number): Promise<void> {
    if (!find(index)) {
      reveal(index)
      await new Promise(requestAnimationFrame)
    }
    find(index)?.focus()
  }

  return (event) => {
    if (isTyping(event)) return
    // Come to by Tab, it is the row as well.
    const at = event.target instanceof Element ? event.target.closest('[data-index]') : null
    if (at) selection.focused = Number(at.getAttribute('data-index'))
    const row = selection.current
    if (event.key === 'j' || event.key === 'k') {
      selection.move(event.key === 'j' ? 1 : -1)
      void reach(selection.focused)
    } else if (event.key === 'x' && row) selection.toggle(row.id)
    else if (event.key === 'r' && row?.sync.state === 'FAILED') void retry?.(row.id)
    else if (event.key === 'o' && row) void openInLedger(row)
    else if (event.key === 'Enter' && row && event.target === document.body) void goto(`${path}/${row.id}`)
    else if (event.key === 'Escape') selection.clear()
  }
}
