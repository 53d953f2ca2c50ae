import type { KindWords } from '../document/kind.ts'
import type { Face } from '../invoice/detail/subject.ts'
import { changedMeanwhile, editorWords } from './editor.ts'
import { invoiceWords } from './invoice.ts'

/** The words of a document's status: the same for bills, expenses and credit notes. */
export const documentStatusWords = {
  DRAFT: 'Draft',
  APPROVED: 'Approved',
  PARTIALLY_PAID: 'Part paid',
  PAID: 'Paid',
  VOIDED: 'Voided',
} as const

export const billName = {
  one: 'bill',
  many: 'bills',
  path: '/bills',
  party: 'supplier',
  anyParty: 'Any supplier',
  empty: 'Write one here when a supplier bills you. It goes to Xero when you approve it.',
} as const
export const billFace = {
  party: 'From',
  voidText: 'You owe nothing on it any more. If it is in Xero, it is voided there too. This cannot be undone.',
} as const

export const creditNoteName = {
  one: 'credit note',
  many: 'credit notes',
  path: '/credit-notes',
  party: 'client',
  anyParty: 'Any client',
  empty: 'Write one here when a client owes less. It goes to Xero when you approve it.',
} as const
export const creditNoteFace = {
  party: 'Credit to',
  voidText: 'The client has this credit no more. If it is in Xero, it is voided there too. This cannot be undone.',
  paid: 'Used',
  left: 'Left',
} as const

export const expenseName = {
  one: 'expense',
  many: 'expenses',
  path: '/expenses',
  party: 'supplier',
  anyParty: 'Any supplier',
  empty: 'Write one here when money was spent. It goes to Xero when you approve it.',
} as const
export const expenseFace = {
  party: 'Spent at',
  voidText: 'It counts as never spent. If it is in Xero, it is taken back there too. This cannot be undone.',
} as const

interface Named {
  one: string
  many: string
  path: string
  /** Whom it names. */
  party: string
  anyParty: string
  empty: string
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What follows for the words of a kind from its name. */
export function wordsOf({ one, many, party, anyParty, empty }: Named): KindWords {
  const create = `New ${one}`
  return {
    party: capital(party),
    approved: (number) => `${number} approved.`,
    notFound: `We can’t find that ${one}`,
    list: {
      ...invoiceWords,
      title: capital(many),
      create,
      tabs: { ...invoiceWords.tabs, ready: 'Drafts' },
      search: `Search ${many}`,
      searchHint: `Number or ${party}`,
      client: capital(party),
      anyClient: anyParty,
      emptyTitle: `No ${many} yet.`,
      emptyText: empty,
      emptyFiltered: (what) => `No ${many} match ${what}.`,
      emptyTab: {
        ...invoiceWords.emptyTab,
        all: `No ${many} match.`,
        'needs-you': `No failed ${many}.`,
        ready: 'No drafts to approve.',
        'not-synced': `Every approved ${one} was offered to Xero.`,
      },
      emptyTabText: `Other views have ${many}.`,
    },
    editor: {
      ...editorWords,
      create,
      client: capital(party),
      noClients: `No ${party} by that name.`,
      saveAndSend: 'Save and approve',
      sent: (number) => `${number} saved and approved.`,
      conflict: changedMeanwhile(one),
    },
  }
}

/** What follows for the face of a kind from its name. */
export function faceOf({ one, many, path }: Named): Omit<Face, 'party' | 'voidText'> {
  return {
    path,
    title: capital(many),
    noun: one,
    document: `${capital(one)} document`,
    heading: (number) => `${capital(one)} ${number}`,
    send: (number) => `Approve ${number}`,
    status: documentStatusWords,
    created: `A new ${one}`,
    paid: 'Paid',
    left: 'To pay',
  }
}

export const receiptWords = {
  title: 'Receipts',
  add: 'Add a receipt',
  none: 'No file yet. A PDF or a picture, up to 10 MB.',
  notArrived: 'The file did not arrive. Check your connection and try again.',
  size: (bytes: number) =>
    bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
} as const
