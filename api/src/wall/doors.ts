import { outsideWorkspaces } from '@tieout/prisma/wall'

/**
 * What is done for somebody in a workspace, and yet needs rows that are not its own: why the wall has a door there. Each is opened
 * for as little as possible, and what is done behind it asks by itself whether it may.
 */
export const doors = {
  signIn: 'Who asks is found before it is known where they work.',
  ownWorkspaces: 'A person works in several workspaces, makes another, and goes from one to the other.',
  invitations: 'Whoever holds an invitation is not in its workspace yet.',
  places: 'How many organisations are tied, and whether one is tied already, is asked over all workspaces.',
  grants: 'The tokens of one person at the ledger carry the connections of several workspaces.',
} as const

/** Runs `work` with the rows of all workspaces in reach. A transaction stays where it began: it has to begin in here. */
export function throughDoor<Result>(_door: keyof typeof doors, work: () => Result | Promise<Result>): Promise<Result> {
  return outsideWorkspaces(work)
}
