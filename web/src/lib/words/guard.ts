export const guardWords = {
  leave: 'You have changes that are not saved. Leave this page?',
} as const
