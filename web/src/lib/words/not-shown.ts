import { locale } from './locale.ts'

/** What stands in a page's place, within the app: it is not there, or not for everybody. */
export const notShownWords = {
  goneText: (workspace: string) =>
    `It may have been removed, or belong to another workspace. This one is ${workspace}.`,
  switchWorkspace: 'Switch workspace',
  search: 'Search',
  goTo: (page: string) => `Go to ${page}`,
  back: 'Go back',
  overview: 'the overview',
  refused: (role: string, workspace: string) => `You are a ${role.toLowerCase()} in ${workspace}.`,
  ask: (names: readonly string[]) =>
    `For another role, ask ${new Intl.ListFormat(locale(), { type: 'disjunction' }).format(names)}.`,
  team: 'See who is in the team',
  cannotWrite: 'Viewers can’t write documents',
  cannotWriteRecords: 'Viewers can’t write records',
} as const
