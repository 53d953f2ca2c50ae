import type { World } from '../core/world.ts'
import { post } from './post.ts'
import { sign, toBody } from './sign.ts'

/** How a receiver did. */
export interface HandshakeResult {
  ok: boolean
  reason: string
}

/** Several posts, some signed rightly and some wrongly: the first must get 200, the others 401. */
export async function performHandshake(world: World, url: string, key: string): Promise<HandshakeResult> {
  for (const right of [true, false, true, false]) {
    const body = toBody([], world.url)
    const signature = sign(body, right ? key : `${key}, but not quite`)
    const reception = await post(world.clock, { url, body, signature })
    const good = right ? reception.fault === undefined : reception.status === 401
    const given = reception.fault ?? `Answered ${reception.status}`
    if (!good) return { ok: false, reason: `A delivery with a ${right ? 'right' : 'wrong'} signature: ${given}` }
  }
  return { ok: true, reason: '' }
}
