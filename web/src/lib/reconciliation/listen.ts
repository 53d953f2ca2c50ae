import { readAgain } from '../graph/read-again.ts'
import { Gatherer } from '../live/gatherer.ts'
import { ReconciliationChanged } from './reconciliation.graphql.ts'

/** Reads the page again when a reconciliation moved on; a burst of steps is one reading. Until the answer is called. */
export function followReconciliations(): () => void {
  const reading = new Gatherer<true>(400, () => void readAgain())
  const tell = () => reading.add(true)
  let stop = () => {}
  let stopped = false
  void import('../live/line.ts').then(({ keepListening }) => {
    if (stopped) return
    stop = keepListening(ReconciliationChanged, { opened: tell, dropped: () => {}, heard: tell })
  })
  return () => {
    stopped = true
    stop()
    reading.stop()
  }
}
