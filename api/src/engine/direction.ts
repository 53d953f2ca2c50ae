/** What flows which way (rule C4); an invoice's content never flows back. */
export interface Flows {
  paymentsPush: boolean
  paymentsPull: boolean
  contactsPush: boolean
  contactsPull: boolean
}

export type Direction = 'ONE_WAY' | 'PAID_STATUS_BACK' | 'TWO_WAY' | 'CUSTOM'

/** A direction is a word for four flows; any other four are a workspace's own. */
export const presets: Readonly<Record<Exclude<Direction, 'CUSTOM'>, Flows>> = {
  ONE_WAY: { paymentsPush: true, paymentsPull: false, contactsPush: true, contactsPull: false },
  PAID_STATUS_BACK: { paymentsPush: false, paymentsPull: true, contactsPush: true, contactsPull: false },
  TWO_WAY: { paymentsPush: true, paymentsPull: true, contactsPush: true, contactsPull: true },
}

export function directionOf(flows: Flows): Direction {
  const names = Object.keys(presets) as (keyof typeof presets)[]
  const flowNames = Object.keys(presets.TWO_WAY) as (keyof Flows)[]
  return names.find((name) => flowNames.every((flow) => presets[name][flow] === flows[flow])) ?? 'CUSTOM'
}
