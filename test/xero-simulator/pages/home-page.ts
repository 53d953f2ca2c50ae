import { html } from 'hono/html'
import type { World } from '../core/world.ts'
import { isConnected } from '../identity/connections.ts'
import { layout, type Markup } from './layout.ts'

/** What this is, and the organisations in it. */
export function homePage(world: World): Markup {
  const { settings, store } = world
  return layout({
    title: 'Organisations',
    body: html`<h1>A Xero of your own</h1>
      <p>
        This program answers as Xero does: it asks for consent, keeps the books, refuses what Xero refuses, counts calls
        and sends signed webhooks. Open an organisation to play the person who works in it: approve, pay, void, archive,
        lock a period, disconnect the application.
      </p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Organisation</th>
              <th>Country</th>
              <th>Currency</th>
              <th class="number">Invoices and bills</th>
              <th>${settings.providerName}</th>
            </tr>
          </thead>
          <tbody>
            ${store.organisations.all().map(
              (organisation) =>
                html`<tr>
                  <td><a href="/simulator/organisations/${organisation.id}">${organisation.name}</a></td>
                  <td>${organisation.country}</td>
                  <td>${organisation.currencies.join(', ')}</td>
                  <td class="number">${store.invoices.by('organisation', organisation.id).length}</td>
                  <td>${isConnected(store, organisation.id) ? 'Connected' : 'Not connected'}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h2>The application it knows</h2>
      <dl class="card">
        <dt>Name</dt>
        <dd>${settings.providerName}</dd>
        <dt>Client id</dt>
        <dd><code>${settings.clientId}</code></dd>
        <dt>Developer tier</dt>
        <dd>${settings.tier}</dd>
        <dt>Webhook</dt>
        <dd>
          ${settings.webhookUrl ?? 'No address set'}${settings.webhookUrl ? html`<br /><span class="soft">${webhookWords(world)}</span>` : ''}
        </dd>
      </dl>
      ${settings.webhookUrl ? html`<form method="post" action="/simulator/intent-to-receive"><button>Send intent to receive</button></form>` : ''}
      <p class="soft">Tests and scripts steer it through JSON under <code>/_simulator/</code>.</p>`,
  })
}

function webhookWords({ webhooks }: World): string {
  const { status, reason } = webhooks.subscription
  const words = {
    none: 'Not set up',
    'intent-to-receive-required': 'Intent to receive required',
    ok: 'OK',
    disabled: 'Disabled',
  }
  const waiting = webhooks.waiting > 0 ? `, ${webhooks.waiting} events waiting` : ''
  return `${words[status]}${reason ? `: ${reason}` : ''}${waiting}`
}
