import { digest } from '../core/ids.ts'
import type { World } from '../core/world.ts'

interface Memory {
  /** When each create was last carried out. */
  made: Map<string, number>
  /** When each kind of thing was last looked up. */
  read: Map<string, number>
  turn: number
}

const memories = new WeakMap<World, Memory>()

function memoryOf(world: World): Memory {
  const memory = memories.get(world) ?? { made: new Map(), read: new Map(), turn: 0 }
  memories.set(world, memory)
  return memory
}

function kindOf(organisationId: string, path: string): string {
  return `${organisationId}|${path.split('/')[3]?.toLowerCase()}`
}

/** Remembers that the application looked. */
export function noteRead(world: World, { organisationId, path }: { organisationId: string; path: string }): void {
  const memory = memoryOf(world)
  memory.read.set(kindOf(organisationId, path), ++memory.turn)
}

/** Notes a create carried out a second time, byte for byte, without a look in between: its key was lost or it had none. */
export function noteBlindRepeat(
  world: World,
  { organisationId, method, path, text }: { organisationId: string; method: string; path: string; text: string },
): void {
  const isCollection = path.split('/').length === 4 || /\/(Allocations|Attachments\/[^/]+)$/i.test(path)
  const creates = isCollection && (method === 'PUT' || (method === 'POST' && path.endsWith('/Payments')))
  if (!creates) return
  const memory = memoryOf(world)
  const key = `${method} ${path} ${organisationId} ${digest(text)}`
  const before = memory.made.get(key)
  memory.made.set(key, ++memory.turn)
  if (before === undefined || (memory.read.get(kindOf(organisationId, path)) ?? 0) > before) return
  const at = new Date(world.clock.now()).toISOString()
  const detail = `${method} ${path} was carried out twice with the same body and no look in between`
  world.violations.add({ at, kind: 'blind-repost', organisationId, detail })
}
