/** Changes between light and dark; kept in a cookie, so that the server paints the next page in it at once. */
export function flipTheme(): void {
  const root = document.documentElement
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = dark ? 'light' : 'dark'
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax${secure}`
}
