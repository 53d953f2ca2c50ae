import { createAccessControl } from 'better-auth/plugins/access'
import { adminAc, defaultStatements, memberAc, ownerAc } from 'better-auth/plugins/organization/access'

/** What somebody is in a workspace, strongest first. */
export type RoleName = 'owner' | 'admin' | 'member' | 'viewer'

/** What a role may do besides read: `connect` and `map` the ledger, `send` and edit documents, `administer` the workspace. */
export interface Permissions {
  connect: boolean
  map: boolean
  send: boolean
  administer: boolean
}

const EVERYTHING: Permissions = { connect: true, map: true, send: true, administer: true }

const PERMISSIONS: Record<RoleName, Permissions> = {
  owner: EVERYTHING,
  admin: EVERYTHING,
  member: { connect: false, map: false, send: true, administer: false },
  viewer: { connect: false, map: false, send: false, administer: false },
}

export function permissionsOf(role: RoleName): Permissions {
  return PERMISSIONS[role]
}

/** The role as stored; a word we do not know may only read. */
export function roleFrom(stored: string): RoleName {
  return stored in PERMISSIONS ? (stored as RoleName) : 'viewer'
}

const statements = { ...defaultStatements, apiKey: ['create', 'read', 'update', 'delete'] } as const

/** better-auth's own permissions: who may invite, rename and hold keys through its endpoints. */
export const accessControl = createAccessControl(statements)

export const accessRoles = {
  owner: accessControl.newRole({ ...ownerAc.statements, apiKey: ['create', 'read', 'update', 'delete'] }),
  admin: accessControl.newRole({ ...adminAc.statements, apiKey: ['create', 'read', 'update', 'delete'] }),
  member: accessControl.newRole({ ...memberAc.statements }),
  viewer: accessControl.newRole({ ...memberAc.statements }),
}
