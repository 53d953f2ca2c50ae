import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { World } from '../core/world.ts'
import type { Bindings } from '../http/serving.ts'
import { layout } from './layout.ts'

/** The pages on which a person looks around and plays the user of Xero. */
export function addPageRoutes(app: Hono<Bindings>, world: World): void {
  app.get('/', (context) =>
    context.html(
      layout({
        title: 'Organisations',
        body: html`<h1>Xero simulator</h1>
          <p>${world.store.organisations.all().length} organisations</p>`,
      }),
    ),
  )
}
