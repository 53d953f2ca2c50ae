import type { Adapter, KitConfig } from '@sveltejs/kit'
import type { BuildEnvironmentOptions } from 'vite'

/** What both builds share; each brings its adapter and its own folder (one folder for both breaks hydration). */
export function kitConfig(adapter: Adapter, outDir: string) {
  return { adapter, outDir, csp: contentSecurity, inlineStyleThreshold: smallStyles } satisfies KitConfig
}

/** Style sheets of fewer characters come within the page: each file that holds up its first paint takes a way there and back. */
const smallStyles = 8_000

/** Everything comes from our own origin. Kit adds a nonce for the one script that starts the page, and for the styles within it. */
const contentSecurity: KitConfig['csp'] = {
  mode: 'nonce',
  directives: {
    'default-src': ['none'],
    'script-src': ['self'],
    // And the one in app.html, before every sheet: whichever comes first, what is said for a page wins over what is said for all.
    'style-src': ['self', 'sha256-ltFI09myPzfSQ+fR5dUYmQre0EIzQPIYLuLsxRIxfKk='],
    // The two style attributes on our pages: kit hides its route announcer with one, bits-ui wraps a command's items in the other.
    'style-src-attr': [
      'unsafe-hashes',
      'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
      'sha256-iaOezIDcQIoxCULa6FBKKuLUu09R7kG+Mlu+JVfU3Rw=',
    ],
    'font-src': ['self'],
    'img-src': ['self'],
    'connect-src': ['self'],
    'manifest-src': ['self'],
    'form-action': ['self'],
    'base-uri': ['none'],
    'frame-ancestors': ['none'],
  },
}

/** What every signed-in page needs comes as one file, and so do the parts that most others share: small ones take longer to fetch. */
export const build: BuildEnvironmentOptions = {
  rolldownOptions: {
    output: {
      codeSplitting: {
        groups: [
          { name: 'frame', test: (id) => isScript(id) && frame.test(id) },
          { name: 'parts', test: (id) => isScript(id) && parts.test(id) },
        ],
      },
    },
  },
}

const frame =
  /\/src\/lib\/(graph\/(ask|breakdown|client|document|graphql|last|read|request)|live\/live\.svelte|money\/format|shell\/(?!Announcer|ErrorPanel|Not|Offline|allow|Shortcut|skeleton|SlowPage|Toast|go-keys|keep-focus|flip)|time\/(?!days)|ui\/(Busy|cut-off|Glyph|Icon|Time|icons|notices|typing)|words\/(breakdown|errors\.|locale|plural|shell|status|time)|connection\/(ConnectionWord|standing)|invoice\/(SyncWord|list-state|List|SortHead|kept-list|load-empty-list|reason|row\.graphql|selection)|words\/invoice\.ts)/

/** Never what the invoice list or the frame asks for at once: its first load would carry all of it. */
const parts =
  /\/src\/lib\/(contact\/(Balance|Roles|is-owed)|fix\/(FixButton|Offer)|graph\/(field-problem|mutation|read-again)|money\/(decimal|sum)|time\/days|ui\/(Crumbs|Dialog|Facts|Field|Notice|OpenElsewhere|ProblemNotice|Select|guard-typing|page-icons)|words\/(fix|guard))/

function isScript(id: string): boolean {
  return !id.includes('.css')
}
