/** What is said when nothing came back that could say it. */
export const breakdownWords = {
  silence: 'Tieout’s server did not answer.',
  offline: 'You’re offline, so nothing was sent. Try again when you’re back.',
  noAnswer: 'The server gave no answer.',
  failed: 'That did not work',
  last: (id?: string) => `This could not be read again. You see what we last had.${id ? ` Request ${id}.` : ''}`,
  ofRequest: (message: string, id: string) => `${message} Request ${id}.`,
} as const
