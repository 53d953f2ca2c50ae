import type { Dependencies } from '@tieout/api/dependencies'
import type { CrashPoint, Point } from './commands.ts'

/** Thrown where a process dies; whoever catches it can write and call nothing any more. */
export class Crash extends Error {}

export interface Fate {
  crash: CrashPoint | null
  during: { point: Point; happens: () => Promise<void> } | null
}

/**
 * Dependencies of a process that dies at one moment: before or after its n-th call or commit. Dead, it does nothing more,
 * and what it did not commit is gone; its lease ends by itself, as a dead process's does. Something else may happen at a
 * moment as well, while the process is at it.
 */
export function makeMortal(dependencies: Dependencies, fate: Fate): Dependencies {
  const counts = new Map<string, number>()
  let isDead = false

  function live(): void {
    if (isDead) throw new Crash('dead')
  }
  function die(): never {
    isDead = true
    throw new Crash('dies here')
  }

  async function step<Result>(what: string, work: (beforeEnd: () => void) => Promise<Result>): Promise<Result> {
    live()
    const nth = (counts.get(what) ?? 0) + 1
    counts.set(what, nth)
    const is = (point: Point | undefined) => point?.what === what && point.nth === nth
    const dies = is(fate.crash ?? undefined) ? fate.crash?.when : undefined
    if (is(fate.during?.point)) await fate.during?.happens()
    const beforeEnd = () => {
      live()
      if (dies === 'before') die()
    }
    if (what !== 'transaction') beforeEnd()
    const result = await work(beforeEnd)
    live()
    if (dies === 'after') die()
    return result
  }

  type Prisma = Dependencies['prisma']
  const $transaction = (work: (transaction: Prisma) => Promise<unknown>, options: object) =>
    step('transaction', (beforeCommit) =>
      (dependencies.prisma.$transaction as Function)(async (transaction: Prisma) => {
        const result = await work(transaction)
        beforeCommit()
        return result
      }, options),
    )
  const prisma = new Proxy(dependencies.prisma, {
    get(target, name, receiver) {
      live()
      return name === '$transaction' ? $transaction : Reflect.get(target, name, receiver)
    },
  })
  const ledger = new Proxy(dependencies.ledger, {
    get(target, name, receiver) {
      const call = Reflect.get(target, name, receiver)
      const isCall = typeof name === 'string' && /^(read|write|find)/.test(name)
      return isCall ? (...given: unknown[]) => step(name, () => (call as Function)(...given)) : call
    },
  })
  return { ...dependencies, prisma, ledger }
}
