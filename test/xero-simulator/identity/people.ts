import type { Organisation, Role } from '../model/organisation.ts'

/** The role a person has in an organisation, if any. */
export function roleOf(organisation: Organisation, userId: string): Role | undefined {
  return organisation.users.find((user) => user.userId === userId)?.role
}

/** Whether the role may connect an application, and keep one connected. */
export function canAuthorise(role: Role): boolean {
  return role !== 'READONLY'
}
