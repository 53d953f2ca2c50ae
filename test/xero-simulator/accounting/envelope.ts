import { newId } from '../core/ids.ts'
import type { World } from '../core/world.ts'
import { json, type Answer } from './answer.ts'

/** Wraps results as Xero does. */
export function envelope(world: World, content: Record<string, unknown>): Answer {
  return json(200, {
    Id: newId(),
    Status: 'OK',
    ProviderName: world.settings.providerName,
    DateTimeUTC: `/Date(${world.clock.now()})/`,
    ...content,
  })
}
