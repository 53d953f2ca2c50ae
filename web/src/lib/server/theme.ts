import type { Cookies } from '@sveltejs/kit'

/** The theme the person chose with the switch; empty follows the system. */
export function readTheme(cookies: Pick<Cookies, 'get'>): 'light' | 'dark' | '' {
  const theme = cookies.get('theme')
  return theme === 'light' || theme === 'dark' ? theme : ''
}
