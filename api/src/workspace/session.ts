import type { Scope } from '../api-key/scopes.ts'
import type { RoleName } from './roles.ts'

/** Who asks, and in which workspace: a person signed in, or an API key. Everything a use case does, it does as them. */
export type Viewer = PersonViewer | KeyViewer

export interface PersonViewer {
  kind: 'person'
  userId: string
  sessionId: string
  name: string
  email: string
  workspaceId: string
  role: RoleName
  /** Keys without Ctrl or ⌘ do things for them. */
  singleKeys: boolean
}

export interface KeyViewer {
  kind: 'key'
  apiKeyId: string
  name: string
  workspaceId: string
  role: 'admin'
  /** What it may do of what its role may. */
  scopes: readonly Scope[]
}
