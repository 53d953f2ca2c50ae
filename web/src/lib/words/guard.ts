export const guardWords = {
  discardTitle: 'Discard what you entered?',
  discardText: 'It was not saved.',
  keep: 'Keep editing',
  discard: 'Discard',
  conflict: 'Somebody changed this while you were editing. Your text is still here; load the newest version to go on.',
  load: 'Load the newest version',
} as const
