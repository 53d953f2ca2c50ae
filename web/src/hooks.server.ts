import type { Handle, HandleFetch } from '@sveltejs/kit'
import { askFor } from '$lib/server/ask-for.ts'
import { compress } from '$lib/server/compress.ts'
import { chooseLocale, renderIn } from '$lib/server/locale.ts'
import { secure } from '$lib/server/secure.ts'
import { readTheme } from '$lib/server/theme.ts'
import { siteWords } from '$lib/words/site.ts'

/** Paints in the theme the person chose (no flash, no script) and as they read dates, packs it, and sets the headers every answer carries. */
export const handle: Handle = async ({ event, resolve }) => {
  const theme = readTheme(event.cookies)
  const locale = chooseLocale(event.request.headers.get('accept-language'))
  const response = await renderIn(locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%tieout.theme%', theme)
          .replace('%tieout.locale%', locale)
          .replace('%tieout.description%', siteWords.description),
      filterSerializedResponseHeaders: (name) => name === 'content-type' || name === 'x-request-id',
      preload: ({ type, path }) => type === 'js' || type === 'css' || /hanken|serif/.test(path),
    }),
  )
  return secure(event.platform?.env ? response : compress(response, event.request), event.url)
}

/** What a page asks of our own server, it asks for whoever opened the page, by the way they came. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => fetch(askFor(event.request, request))
