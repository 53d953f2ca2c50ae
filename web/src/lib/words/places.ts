export const placeWords = {
  title: 'Workspaces',
  lead: 'Each has its own invoices, people and Xero organisation. Nothing is shared between them.',
  current: 'You are here',
  open: 'Open',
  add: 'Add a workspace',
  addHint: 'It begins empty, with you as its owner.',
  name: 'Name',
  create: 'Create workspace',
} as const
