import type { Adapter, KitConfig } from '@sveltejs/kit'

/** What both builds share; each brings its adapter and its own folder (one folder for both breaks hydration). */
export function kitConfig(adapter: Adapter, outDir: string) {
  return { adapter, outDir, csp: contentSecurity } satisfies KitConfig
}

/** Everything comes from our own origin. Kit adds a nonce for the one script that starts the page. */
const contentSecurity: KitConfig['csp'] = {
  mode: 'nonce',
  directives: {
    'default-src': ['none'],
    'script-src': ['self'],
    'style-src': ['self'],
    // The one style attribute on our pages: kit hides its route announcer with it.
    'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
    'font-src': ['self'],
    'img-src': ['self'],
    'connect-src': ['self'],
    'manifest-src': ['self'],
    'form-action': ['self'],
    'base-uri': ['none'],
    'frame-ancestors': ['none'],
  },
}
