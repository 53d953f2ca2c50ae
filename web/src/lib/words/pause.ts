/** What is said where all sync can be paused. */
export const pauseWords = {
  pauseAll: 'Pause all',
  pauseHint: 'Nothing is sent to Xero or read from it until somebody resumes. Nothing is lost.',
  pausedNow: 'Paused. Nothing goes to Xero until you resume.',
} as const
