export type Theme = 'light' | 'dark' | ''

/** The theme that was chosen; empty follows the system. */
export function chosenTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : ''
}

/** Paints in a theme from now on; kept in a cookie, so that the server paints the next page in it at once. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `theme=${theme}; path=/; max-age=${theme ? 31_536_000 : 0}; samesite=lax${secure}`
}

/** Changes between light and dark. */
export function flipTheme(): void {
  const dark = (chosenTheme() || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  chooseTheme(dark ? 'light' : 'dark')
}
