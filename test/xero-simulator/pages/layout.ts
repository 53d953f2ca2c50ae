import { html, raw } from 'hono/html'
import { styles } from './styles.ts'

/** Markup that is safe to send. */
export type Markup = ReturnType<typeof html>

/** A whole page. Nothing in it comes from elsewhere. */
export function layout({ title, body, narrow }: { title: string; body: Markup; narrow?: 'narrow' }): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title} · Xero simulator</title>
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body class="${narrow ?? 'wide'}">
        <header>
          <a class="name" href="/">Xero simulator</a>
          <nav aria-label="Simulator">
            <a href="/">Organisations</a><a href="/simulator/faults">Faults</a
            ><a href="/simulator/requests">Requests</a>
          </nav>
        </header>
        <main>${body}</main>
        <footer>
          A stand-in for Xero, for trying things out. Nothing here is real, and nothing here is made by Xero.
        </footer>
      </body>
    </html>`
}
