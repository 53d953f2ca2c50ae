import type { Viewer } from '../workspace/session.ts'

/** Who did it: a person, a key, or Tieout itself. */
export interface Actor {
  kind: 'PERSON' | 'KEY' | 'SYSTEM'
  /** Null: Tieout itself, or somebody of whom only the name is known. */
  id: string | null
  name: string
}

/** One field before and after. */
export interface Change {
  field: string
  before: string | null
  after: string | null
}

/** What was done, before it is written down. */
export interface NewEntry {
  /** Written once under this id, however often it is tried. */
  id?: string
  workspaceId: string
  at?: Date
  actor: Actor
  action: string
  subjectId?: string | undefined
  subject?: string | undefined
  requestId?: string | undefined
  asked: object
  changes: readonly Change[]
  /** What the ids in what was asked were called then. */
  names?: Readonly<Record<string, string>>
}

/** Tieout, when nobody asked for it. */
export const system: Actor = { kind: 'SYSTEM', id: null, name: 'Tieout' }

export function actorOf(viewer: Viewer): Actor {
  return viewer.kind === 'key'
    ? { kind: 'KEY', id: viewer.apiKeyId, name: viewer.name }
    : { kind: 'PERSON', id: viewer.userId, name: viewer.name }
}
