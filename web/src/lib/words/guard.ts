export const guardWords = {
  leave: 'You have changes that are not saved. Leave this page?',
  discardTitle: 'Discard what you entered?',
  discardText: 'It was not saved.',
  keep: 'Keep editing',
  discard: 'Discard',
} as const
