/** How often the command palette was asked for: each asking gets a new one, also while the last is still leaving. */
export const palette = $state({ asked: 0, answered: 0 })
