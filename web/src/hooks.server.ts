import type { Handle } from '@sveltejs/kit'
import { secure } from '$lib/server/secure.ts'
import { readTheme } from '$lib/server/theme.ts'

/** Paints in the theme the person chose (no flash, no script) and sets the headers every answer carries. */
export const handle: Handle = async ({ event, resolve }) => {
  const theme = readTheme(event.cookies)
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%tieout.theme%', theme),
    filterSerializedResponseHeaders: (name) => name === 'content-type' || name === 'x-request-id',
    preload: ({ type, path }) => type === 'js' || type === 'css' || /hanken|serif/.test(path),
  })
  return secure(response, event.url)
}
