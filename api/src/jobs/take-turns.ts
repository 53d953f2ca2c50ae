/** Work on many things, each woken by its id. */
export interface Turns {
  /** Queues a turn; woken while it has its turn, it gets another one after the others that wait. */
  wake(id: string): void
  /** Takes nothing new; resolves when the turns under way have ended. */
  stop(): Promise<void>
}

/** Gives turns first come first served: so many at once, to each id one at a time. `work` never rejects. */
export function takeTurns(atOnce: number, work: (id: string) => Promise<void>): Turns {
  const waiting = new Set<string>()
  const underWay = new Map<string, Promise<void>>()
  let isStopped = false

  function fill(): void {
    for (const id of waiting) {
      if (isStopped || underWay.size >= atOnce) return
      if (underWay.has(id)) continue
      waiting.delete(id)
      underWay.set(id, turn(id))
    }
  }

  async function turn(id: string): Promise<void> {
    await work(id)
    underWay.delete(id)
    fill()
  }

  return {
    wake: (id) => {
      waiting.add(id)
      fill()
    },
    stop: async () => {
      isStopped = true
      await Promise.all(underWay.values())
    },
  }
}
