export const keyWords = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  list: [
    [['g', 'o'], 'Overview'],
    [['g', 'i'], 'Invoices'],
    [['g', 'p'], 'Payments'],
    [['g', 'm'], 'Mapping'],
    [['g', 'c'], 'Connection'],
    [['n'], 'New invoice'],
    [['/'], 'Search invoices'],
    [['j'], 'Next row'],
    [['k'], 'Previous row'],
    [['x'], 'Select the row'],
    [['Enter'], 'Open the row'],
    [['r'], 'Retry the row'],
    [['?'], 'Show this list'],
  ] as const,
} as const
