import type { DocumentKind } from './kind.ts'
import type { Live } from '../live/live.svelte.ts'

/** Marks documents of this kind as they change, until the answer is called. Invoices keep a line of their own. */
export function follow({ changed }: DocumentKind, live: Live): () => void {
  let stop = () => {}
  let stopped = false
  void import('../live/line.ts').then(({ keepListening }) => {
    if (stopped) return
    stop = keepListening(changed, { opened: () => {}, dropped: () => {}, heard: ({ document }) => live.mark(document) })
  })
  return () => {
    stopped = true
    stop()
  }
}
