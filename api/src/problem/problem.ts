import type { Fix, Words } from './words.ts'
import { pages } from './words.ts'

/** The types that a refusal may take in the schema. */
export type ProblemKind =
  | 'InvalidInput'
  | 'NotFound'
  | 'NotConnected'
  | 'SetupIncomplete'
  | 'Conflict'
  | 'AlreadyConnected'
  | 'LedgerUnavailable'
  | 'SyncProblem'

/**
 * An expected refusal, told to a person. Use cases return these; bugs are thrown. Not an `Error`: a refusal is data as
 * well (`SyncStatus.reason`), and an executor takes any Error that a field answers with for a thrown one. `kind` keeps
 * the classes apart for the compiler, which would take any one for any other.
 */
export abstract class Problem {
  abstract readonly kind: ProblemKind
  readonly code: string
  readonly title: string
  readonly message: string
  readonly fix: Fix | undefined

  constructor(code: string, words: Words) {
    this.code = code
    this.message = words.message
    this.title = words.title
    this.fix = words.fix
  }
}

/** One wrong field: `lines.2.quantity`, and what it must be. */
export interface InvalidField {
  path: string
  message: string
}

/** Something in the input can't be: every wrong field is named. */
export class InvalidInput extends Problem {
  readonly kind = 'InvalidInput' as const
  readonly fields: InvalidField[]

  constructor(fields: InvalidField[]) {
    super('INVALID_INPUT', {
      title: 'Check what you entered',
      message: fields.map((field) => field.message).join(' '),
    })
    this.fields = fields
  }
}

/** It isn't there, or it is another workspace's: the two look alike on purpose. */
export class NotFound extends Problem {
  readonly kind = 'NotFound' as const

  constructor(what: string) {
    super('NOT_FOUND', {
      title: `No such ${what}`,
      message: `This ${what} doesn’t exist in your workspace. Nothing was changed.`,
    })
  }
}

/** The workspace has no working connection; `paused`: it has one, and somebody paused it. */
export class NotConnected extends Problem {
  readonly kind = 'NotConnected' as const

  constructor(paused?: SyncProblem) {
    super(
      paused?.code ?? 'NOT_CONNECTED',
      paused ?? {
        title: 'Xero isn’t connected',
        message: 'Connect Xero first. Your invoices stay here either way.',
        fix: { label: 'Connect Xero', path: pages.connection },
      },
    )
  }
}

/** Something must be chosen before the first invoice can be sent. */
export class SetupIncomplete extends Problem {
  readonly kind = 'SetupIncomplete' as const

  constructor(words: Words) {
    super('SETUP_INCOMPLETE', words)
  }
}

/** What stands already, or what somebody else did meanwhile, forbids it. */
export class Conflict extends Problem {
  readonly kind = 'Conflict' as const
}

/** The workspace is tied to an organisation already. */
export class AlreadyConnected extends Problem {
  readonly kind = 'AlreadyConnected' as const

  constructor(organisation: string | undefined) {
    super('ALREADY_CONNECTED', {
      title: 'Xero is connected already',
      message: `This workspace is connected to ${organisation ?? 'a Xero organisation'}. Disconnect it first to connect another.`,
      fix: { label: 'Open connection', path: pages.connection },
    })
  }
}

/** The ledger gave no usable answer just now. */
export class LedgerUnavailable extends Problem {
  readonly kind = 'LedgerUnavailable' as const
  readonly retryAt: Date | undefined

  constructor(retryAt: Date | undefined) {
    super('LEDGER_UNAVAILABLE', {
      title: 'Can’t reach Xero',
      message: 'Xero gave no answer. Nothing was changed; try again in a moment.',
    })
    this.retryAt = retryAt
  }
}

/** Why a document is not synced, waits, failed or was skipped. */
export class SyncProblem extends Problem {
  readonly kind = 'SyncProblem' as const
  /** The ledger's own sentence, word for word. */
  readonly said: string | undefined
  /** What the ledger refused it for, where it named one thing: a code with a page of its own. */
  readonly refusal: string | undefined
  /** The field of the document it is about: `lines.0`. */
  readonly field: string | undefined

  constructor(
    code: string,
    words: Words,
    facts: { said?: string | undefined; field?: string | undefined; refusal?: string | undefined } = {},
  ) {
    super(code, words)
    this.said = facts.said
    this.field = facts.field
    this.refusal = facts.refusal
  }
}
