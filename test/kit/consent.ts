import type { Simulator } from '../xero-simulator/simulator.ts'
import { visitCallback, type Story } from './story.ts'
import type { World } from './world.ts'

type Choice = Partial<Parameters<Simulator['control']['authorise']>[0]>

/** Asks to connect and answers where Xero's consent page is. */
export async function beginConsent(story: Story): Promise<string> {
  const begun = await story.graph.run('connect', { provider: 'XERO' }, '... on ConnectSuccess { authorizationUrl }')
  if (!begun['authorizationUrl']) throw new Error(JSON.stringify(begun))
  return begun['authorizationUrl']
}

/** What a person answers on Xero's page: their own organisation, unless told; answers where Xero sends them back to. */
export function decide(world: World, story: Story, url: string, choice: Choice = {}): string {
  const { organisationId } = story.organisation
  return world.simulator.control.authorise({ organisationIds: [organisationId], ...choice, url })
}

/** Comes back from Xero in the browser that began; answers the page it lands on. */
export function comeBack(world: World, story: Story, back: string): Promise<string> {
  return visitCallback(world, back, { cookie: story.cookie })
}

/** The connection page, telling how the consent ended. */
export function told(result: string): string {
  return `/settings/integrations/xero?result=${result}`
}

export const welcome = '/settings/integrations/xero/mapping?welcome=1'
