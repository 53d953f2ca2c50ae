import { createContext } from 'svelte'

/** A document as an event speaks of it. */
export interface Changed {
  id: string
  number: string
  state: string
}

/** What changes elsewhere, as it happens: pages read themselves again, rows that changed are marked for a while. */
export class Live {
  /** `live` while the line is open; `paused` while we ask every ten seconds instead. */
  state = $state<'connecting' | 'live' | 'paused'>('connecting')
  changed = $state.raw<ReadonlyMap<string, Changed>>(new Map())
  /** What the live region says: at most once in five seconds, several changes as one sentence. */
  announced = $state.raw<Changed[]>([])

  /** Listens until the answer is called. One line carries everything. */
  start(): () => void {
    let stop: (() => void) | undefined
    let stopped = false
    // The page is readable before it is live: what listens comes after the first paint.
    void import('./listen.ts').then(({ listen }) => {
      if (!stopped) stop = listen(this)
    })
    return () => {
      stopped = true
      stop?.()
    }
  }
}

export const [useLive, provideLive] = createContext<Live>()
