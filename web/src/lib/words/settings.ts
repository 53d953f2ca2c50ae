/** The words of the page of all settings: where each is found, and what is chosen there. */
export const settingsWords = {
  pages: 'Pages',
  xero: 'Xero',
  workspace: 'Workspace',
  you: 'You',
  build: 'Build on Tieout',
  about: {
    mapping: 'Which tax code and which account each line gets.',
    connection: 'The organisation, what we may do there, and how it syncs.',
    workspace: 'Its name, its time zone, and when invoices go to Xero.',
    team: 'Who works here, and what each of them may do.',
    audit: 'Who did what, newest first. Nobody can alter it.',
    mailbox: 'The mails of this machine, which sends none away.',
    you: 'Your name, your keyboard and how it looks.',
    notifications: 'Which mails you get.',
    workspaces: 'All that you belong to, and a new one.',
    developers: 'Keys for the API, webhooks, and a place to try them.',
  },
} as const
