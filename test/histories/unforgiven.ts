import type { Actor } from './actor.ts'

/** A process that died with Xero's answer in its hands cannot tell the next one how long to wait: that one asks once. */
export function unforgiven({ world, deaths }: Actor) {
  let forgiven = 0
  const isForgiven = (kind: string) => kind === 'called-before-retry-after' && forgiven++ < deaths
  return world.simulator.control.violations().filter(({ kind }) => !isForgiven(kind))
}
