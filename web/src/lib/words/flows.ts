/** What goes between here and Xero, and which way. */
export const flowWords = {
  caption: 'What goes which way',
  here: 'Here',
  theirs: 'In Xero',
  /** What happens here, which way it goes, and what happens in Xero. */
  rows: [
    ['You send an invoice', 'out', 'It is there seconds later: same lines, same tax, same total'],
    ['It turns paid while you watch', 'in', 'Somebody records the payment'],
    ['You see both and choose. Nothing of yours is overwritten', 'in', 'Somebody edits the invoice'],
    ['All of it is compared, to the cent', 'both', 'Every night, or when you ask'],
  ],
  ways: { out: 'goes to Xero as', in: 'comes from Xero, where', both: 'on both sides' },
} as const
