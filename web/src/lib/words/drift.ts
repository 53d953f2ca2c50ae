/** With its article: an invoice, a bill. */
function one(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}

export const driftWords = {
  badge: 'Changed in Xero',
  compare: 'Compare',
  title: {
    EDITED: 'Changed in Xero',
    VOIDED: 'Voided in Xero',
    DELETED: 'Deleted in Xero',
  },
  lead: {
    EDITED: (when: string) =>
      `Someone edited it in Xero on ${when}. Nothing was overwritten on either side: you choose.`,
    VOIDED: (when: string) => `Someone voided it in Xero on ${when}. It is unchanged here: you choose.`,
    DELETED: (when: string) => `Someone deleted it in Xero on ${when}. It is unchanged here: you choose.`,
  },
  ours: 'Your records',
  theirs: 'In Xero',
  was: (agreed: string) => `was ${agreed}`,
  nothing: 'Not there',
  keep: { EDITED: 'Keep Xero’s version', VOIDED: 'Void it here too', DELETED: 'Void it here too' },
  push: { EDITED: 'Send yours to Xero', VOIDED: 'Send it anew', DELETED: 'Send it anew' },
  pushes: {
    EDITED: () => 'Yours replaces what stands in Xero now. Their edit is lost there.',
    VOIDED: (noun: string) => `A new ${noun} is made in Xero. What is void there stays void.`,
    DELETED: (noun: string) => `A new ${noun} is made in Xero.`,
  },
  keeps: {
    EDITED: 'Nothing is sent. We ask again only when it changes again, or when you edit yours.',
    VOIDED: 'It is void here as well, and counts no more.',
    DELETED: 'It is void here as well, and counts no more.',
  },
  unlink: 'Unlink',
  unlinks: 'Both stay as they are, and neither follows the other.',
  kept: (when: string) => `You kept Xero’s version on ${when}`,
  keptDone: (number: string) => `Xero’s version of ${number} stays.`,
  voidedDone: (number: string) => `${number} is void here too.`,
  pushed: (number: string) => `${number} is on its way to Xero.`,
  unlinked: (number: string, noun: string) => `${number} unlinked. Xero keeps its ${noun}.`,
  undo: 'Undo',
  undone: (number: string) => `${number} is linked again.`,
  link: (noun: string) => `Link to ${one(noun)} in Xero`,
  linkTitle: (number: string) => `Link ${number}`,
  linkLead: (noun: string) => `Choose the ${noun} in Xero that is the same. We don’t create a second one.`,
  search: 'Number, contact or amount',
  searching: 'Looking in Xero…',
  searchButton: 'Search Xero',
  none: (noun: string) => `Xero has no live ${noun} like that.`,
  taken: (number: string) => `Linked to ${number}`,
  choose: 'Link',
  cancel: 'Cancel',
} as const
