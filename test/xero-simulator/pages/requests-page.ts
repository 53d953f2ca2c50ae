import { html } from 'hono/html'
import type { World } from '../core/world.ts'
import { layout, type Markup } from './layout.ts'

/** The latest requests, and what the application should not have done. */
export function requestsPage(world: World): Markup {
  const requests = world.requests.list().slice(-200).toReversed()
  const violations = world.violations.list().slice(-200).toReversed()
  const name = (id: string | null) => (id ? (world.store.organisations.get(id)?.name ?? id) : '')
  return layout({
    title: 'Requests',
    body: html`<h1>Requests</h1>
      <h2>Violations</h2>
      ${
        violations.length === 0
          ? html`<p class="soft">None. The application keeps to the rules.</p>`
          : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th>When</th>
                    <th>What</th>
                    <th>Organisation</th>
                    <th>Detail</th>
                  </tr>
                </thead>
                <tbody>
                  ${violations.map(
                    ({ at, kind, organisationId, detail }) =>
                      html`<tr>
                        <td>${at}</td>
                        <td>${kind}</td>
                        <td>${name(organisationId)}</td>
                        <td>${detail}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
      <h2>The latest calls</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>When</th>
              <th>Call</th>
              <th>Organisation</th>
              <th>Idempotency key</th>
              <th class="number">Status</th>
              <th class="number">ms</th>
              <th>Fault</th>
            </tr>
          </thead>
          <tbody>
            ${requests.map(
              (request) =>
                html`<tr>
                  <td>${request.at.slice(11, 23)}</td>
                  <td><code>${request.method} ${request.path}${decodeURIComponent(request.query)}</code></td>
                  <td>${name(request.organisationId)}</td>
                  <td>${request.idempotencyKey ?? ''}${request.replayed ? ' (replayed)' : ''}</td>
                  <td class="number">${request.status}${request.dropped ? ', dropped' : ''}</td>
                  <td class="number">${request.durationMs}</td>
                  <td>${request.fault ?? ''}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  })
}
