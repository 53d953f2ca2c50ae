import { newId } from './ids.ts'

/** Everything that can be made to go wrong. */
export const faultKinds = [
  'rate-limit-concurrent',
  'rate-limit-minute',
  'rate-limit-day',
  'rate-limit-app-minute',
  'server-error-json',
  'server-error-html',
  'server-error-after-commit',
  'bad-gateway-html',
  'unavailable-text',
  'latency',
  'drop-before-commit',
  'drop-after-commit',
  'truncated-json',
  'unauthorised',
  'token-expired',
  'idempotency-down',
  /** `summarizeErrors=false` is not heard: one refused row refuses the whole request. */
  'errors-summarised',
  'disconnect',
  'revoke',
  'webhook-duplicate',
  'webhook-reorder',
  'webhook-delay',
  'webhook-drop',
  'webhook-bad-signature',
] as const

/** One way to go wrong. */
export type FaultKind = (typeof faultKinds)[number]

/** Says when something goes wrong, and how. Webhook kinds look only at the organisation. */
export interface FaultRule {
  id: string
  kind: FaultKind
  /** `path` is the beginning of a path, or a regular expression between slashes. */
  match: { method?: string; path?: string; organisationId?: string }
  /** How often it strikes; for ever when absent. */
  times?: number
  /** Between 0 and 1, drawn from the seed; always when absent. */
  probability?: number
  /** Strikes only after that many matching calls went well. */
  afterCalls?: number
  /** For `latency` and `webhook-delay`. */
  latencyMs?: number
}

/** What a rule is matched against. */
export interface FaultSubject {
  method?: string
  path?: string
  organisationId?: string | null
}

interface Armed {
  rule: FaultRule
  struck: number
  seen: number
}

/** The rules in force, oldest first. */
export class Faults {
  #armed: Armed[] = []
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  add(rule: Omit<FaultRule, 'id' | 'match'> & Partial<Pick<FaultRule, 'id' | 'match'>>): FaultRule {
    const made: FaultRule = { ...rule, id: rule.id ?? newId(), match: rule.match ?? {} }
    this.#armed = [...this.#armed.filter(({ rule }) => rule.id !== made.id), { rule: made, struck: 0, seen: 0 }]
    return made
  }

  remove(id: string): void {
    this.#armed = this.#armed.filter(({ rule }) => rule.id !== id)
  }

  clear(): void {
    this.#armed = []
  }

  list(): (FaultRule & { struck: number })[] {
    return this.#armed.map(({ rule, struck }) => ({ ...rule, struck }))
  }

  /** The rules of these kinds that strike now. Asking uses them up. */
  strike(subject: FaultSubject, among: (kind: FaultKind) => boolean): FaultRule[] {
    return this.#armed
      .filter(({ rule }) => among(rule.kind) && matches(rule.match, subject))
      .filter((armed) => this.#strikes(armed))
      .map(({ rule }) => rule)
  }

  #strikes(armed: Armed): boolean {
    const { rule } = armed
    if (rule.times !== undefined && armed.struck >= rule.times) return false
    armed.seen += 1
    if (armed.seen <= (rule.afterCalls ?? 0)) return false
    if (rule.probability !== undefined && this.#random() >= rule.probability) return false
    armed.struck += 1
    return true
  }
}

function matches(match: FaultRule['match'], subject: FaultSubject): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== subject.method) return false
  if (match.organisationId !== undefined && match.organisationId !== subject.organisationId) return false
  if (match.path === undefined) return true
  const path = subject.path ?? ''
  const pattern = /^\/(.+)\/$/.exec(match.path)?.[1]
  return pattern && /[\\^$*+?()[\]|]/.test(pattern) ? new RegExp(pattern).test(path) : path.startsWith(match.path)
}
