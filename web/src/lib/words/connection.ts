import { count, whole } from './plural.ts'
import { locale } from './locale.ts'

export const connectionPageWords = {
  integrations: 'Integrations',
  integrationsLead: 'Where your invoices are kept as accounts.',
  settings: 'Settings',
  xero: 'Xero',
  xeroLead: 'Invoices go to Xero when you send them. Payments come back.',
  manage: 'Manage',
  setUp: 'Set up',
  title: 'Xero connection',
  connectTitle: 'Connect to Xero',
  connectLead: 'Your invoices in Xero, the same to the cent, without typing them twice.',
  asks: 'What we ask Xero for',
  asksLead: 'Xero shows you the same list and asks you to allow it. You can take it back there or here at any time.',
  scopeNames: 'Scope names',
  permissions: [
    { what: 'Invoices', how: 'Read and write', scopes: ['accounting.invoices'] },
    { what: 'Payments', how: 'Read and write', scopes: ['accounting.payments'] },
    { what: 'Contacts', how: 'Read and write', scopes: ['accounting.contacts'] },
    { what: 'Money spent, for expenses', how: 'Read and write', scopes: ['accounting.banktransactions'] },
    { what: 'Receipts on bills and expenses', how: 'Read and write', scopes: ['accounting.attachments'] },
    {
      what: 'Settings, tax rates and accounts',
      how: 'Read',
      scopes: ['accounting.settings.read', 'accounting.settings'],
    },
    { what: 'Who you are in Xero', how: 'Name and email', scopes: ['openid', 'profile', 'email'] },
    { what: 'Stay connected while you’re away', how: 'Yes', scopes: ['offline_access'] },
  ],
  otherScope: 'Also allowed',
  before: 'Before you start',
  checklist: [
    'You can sign in to Xero as a Standard or Adviser user. Read-only and Invoice-only users cannot connect apps.',
    'You know which organisation this workspace belongs to. One workspace, one organisation.',
    'Nothing is sent until you have checked the mapping.',
  ],
  connect: 'Connect to Xero',
  reconnect: 'Reconnect',
  cancelled: 'Nothing was changed in Xero.',
  notAllowed: 'Ask an owner or admin of this workspace to connect Xero.',
  since: (day: string) => `since ${day}, renews automatically`,
  kept: (day: string) => `We keep your mappings until ${day}.`,
  more: 'More actions',
  test: 'Test Connection',
  sync: 'Sync Reference Data',
  synced: (added: number, archived: number) =>
    added + archived === 0 ? 'Reference data is up to date.' : `${whole(added)} added, ${whole(archived)} archived.`,
  may: 'What we may do in Xero',
  how: 'How it syncs',
  change: 'Change',
  howRows: { go: 'Invoices go', as: 'Created as', payments: 'Payments', contacts: 'Contacts', edits: 'Edits in Xero' },
  trigger: { ON_SEND: 'When you send them', ON_SAVE: 'When you save them', MANUAL: 'When you copy them' },
  created: { DRAFT: 'Draft', SUBMITTED: 'Awaiting approval', AUTHORISED: 'Authorised' },
  flows: { both: 'Both ways', push: 'To Xero only', pull: 'From Xero only', none: 'Stay where they are' },
  leaving: 'Taking you to Xero…',
  leaveByHand: 'Go to Xero yourself',
  never: 'Never overwrite yours',
  data: 'In Xero today',
  rates: 'Tax rates',
  accounts: 'Accounts',
  fetched: 'Fetched',
  calls: 'Xero calls left',
  minute: 'This minute',
  day: 'Today',
  of: (left: number, all: number) => `${whole(left)} of ${whole(all)}`,
  parked: (time: string) => `Xero asked us to wait until ${time}.`,
  danger: 'Danger zone',
  disconnectTitle: 'Disconnect from Xero',
  disconnectText: (pending: number) =>
    `Syncing stops at once${pending ? `; ${count(pending, 'pending invoice')} won’t be sent` : ''}. Your invoices stay here and in Xero.`,
  disconnect: 'Disconnect',
  disconnectAsk: 'Disconnect from Xero?',
  stops: 'What stops',
  stays: 'What stays',
  stopsText: (pending: number) => [
    'Invoices you send no longer go to Xero.',
    'Payments made in Xero no longer show here.',
    ...(pending ? [`${count(pending, 'pending invoice')} won’t be sent.`] : []),
  ],
  staysText: [
    'Every invoice, here and in Xero.',
    'Your mappings, for 30 days: reconnect and carry on.',
    'The history of what was synced.',
  ],
  keep: 'Stay connected',
  disconnected: 'Disconnected from Xero. Your invoices stay here and in Xero.',
  changeOrg: 'Change Organisation',
  changeHead: 'Change organisation',
  changeHint:
    'You see what that stops before anything changes. Mappings are kept for each organisation, so changing back restores them.',
  changeText: (name: string) => `Invoices go to ${name} now. Choose where they go from here on.`,
  changeNone: (name: string) =>
    `Invoices go to ${name}, the only one you have allowed. Allow another on Xero’s page; nothing stops meanwhile.`,
  changeImpact: ({ links, contacts, pending }: { links: number; contacts: number; pending: number }) => [
    `${count(links, 'link')} and ${count(contacts, 'contact')} stop resolving. They are kept, and work again when you change back.`,
    ...(pending ? [`${count(pending, 'pending invoice')} won’t be sent.`] : []),
    'Mappings are kept per organisation. For a new one we suggest the same codes and names.',
  ],
  changeTo: 'Change Organisation',
  changed: (name: string) => `Invoices now go to ${name}.`,
  current: 'connected now',
  another: 'Allow another organisation',
  anotherText: 'The one you want isn’t here? Allow it on Xero’s page; nothing stops meanwhile.',
  keepTitle: 'Still in use?',
  keepText: 'Nothing has synced for a while. Keep the connection, and its quiet days are counted anew.',
  keepConnected: 'Keep connected',
  keptNow: 'Kept. Nothing else changed.',
  restored: 'Your mappings are as you left them. Invoices that waited go now.',
  from: (name: string) => `From ${name}`,
  beta: 'Beta',
  betaText: 'Works fully; Xero hasn’t certified it yet.',
  places: (count: number, cap: number) => `${count} of ${cap} places taken`,
  tellMe: 'Tell me when there is a place',
  tellMeNot: 'Don’t tell me',
  waiting: 'We mail you when there is a place.',
  upgrade: 'See plans',
  missing: 'Missing an integration? Check the plan of your workspace.',
  askAdmin: (names: readonly string[]) =>
    `Ask ${new Intl.ListFormat(locale(), { type: 'disjunction' }).format(names)} to connect Xero.`,
  switchTitle: 'Switch Accounting Provider',
  switchText:
    'Nothing changes until you allow access on the next page. Then the old provider is disconnected: what was sent there stays, and nothing more goes there.',
  switchConfirm: 'Switch to Xero',
  choose: 'Select Xero Organisation',
  chooseText: (n: number) => `You allowed access to ${count(n, 'organisation')}. Tieout works with one at a time.`,
  chosen: 'Connect to Selected Organisation',
  demo: 'Demo',
  inUse: 'already used by another workspace',
  resets: 'resets every 28 days',
  nothingYet: 'Nothing is sent until you’ve checked the mapping.',
  later: 'Not now',
  success: 'Successfully connected to Xero',
} as const

interface Outcome {
  title: string
  text: string
}

const again = 'Nothing was changed in Xero. Try again when you are ready.'

/** What the way back from Xero says, by its `result`. `connected` and `choose` go on by themselves. */
export const outcomes: Record<string, Outcome> = {
  declined: { title: 'You didn’t allow access', text: again },
  expired: {
    title: 'That took longer than ten minutes',
    text: 'The request to Xero ran out, so we stopped there. Nothing was changed in Xero.',
  },
  replayed: {
    title: 'This was finished already',
    text: 'The page you came back to was used before. How the connection stands is shown below.',
  },
  cap: {
    title: 'Every place is taken',
    text: 'Somebody took the last place meanwhile, so nothing was connected. Existing connections keep working.',
  },
  plan: {
    title: 'Your plan doesn’t include accounting',
    text: 'Nothing was connected. Choose another plan, then try again.',
  },
  conflict: {
    title: 'Something else was connected meanwhile',
    text: 'A workspace has one accounting provider at a time. Nothing was changed in Xero.',
  },
  readOnly: {
    title: 'Your Xero user can’t create invoices',
    text: 'You are connected, and nothing is sent. Ask a Standard or Adviser user of this organisation to reconnect.',
  },
  failed: { title: 'Xero didn’t complete the connection', text: again },
  foreign: {
    title: 'Someone else started this',
    text: 'Sign in as the person who pressed Connect, or start again yourself.',
  },
  nothing: {
    title: 'No organisation was allowed',
    text: 'On Xero’s page, tick the organisation to connect, then allow access. Read-only users can’t: ask a Standard or Adviser user.',
  },
  inUse: {
    title: 'That organisation is used by another workspace',
    text: 'Disconnect it there first, or choose another organisation.',
  },
}

/** For a result without words of its own: it still says what is safe. */
export const otherOutcome: Outcome = { title: 'The connection was not completed', text: again }
