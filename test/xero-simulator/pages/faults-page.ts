import { html } from 'hono/html'
import { faultKinds } from '../core/faults.ts'
import type { World } from '../core/world.ts'
import { layout, type Markup } from './layout.ts'

/** What goes wrong now, and a form to make more go wrong. */
export function faultsPage(world: World): Markup {
  const rules = world.faults.list()
  return layout({
    title: 'Faults',
    body: html`<h1>Faults</h1>
      <p>Make Xero slow, full, absent or forgetful, and see what the application does about it.</p>
      <form class="card actions" method="post" action="/simulator/faults">
        <label
          >What
          <select name="kind">
            ${faultKinds.map((kind) => html`<option>${kind}</option>`)}
          </select></label
        >
        <label>Path begins with <input name="path" placeholder="/api.xro/2.0/Invoices" /></label>
        <label
          >Method
          <select name="method">
            <option value="">any</option>
            ${['GET', 'PUT', 'POST'].map((method) => html`<option>${method}</option>`)}
          </select></label
        >
        <label>Times <input name="times" type="number" min="1" value="1" size="4" /></label>
        <label>Milliseconds <input name="latencyMs" type="number" min="0" size="6" /></label>
        <button class="main">Add fault</button>
      </form>
      ${
        rules.length === 0
          ? html`<p class="soft">Nothing goes wrong.</p>`
          : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th>What</th>
                    <th>Where</th>
                    <th class="number">Times</th>
                    <th class="number">Struck</th>
                    <th></th>
                  </tr>
                </thead>
                <tbody>
                  ${rules.map(
                    (rule) =>
                      html`<tr>
                        <td>${rule.kind}</td>
                        <td>
                          ${rule.match.method ?? 'any'} ${rule.match.path ?? 'everywhere'}
                          ${rule.match.organisationId ?? ''}
                        </td>
                        <td class="number">${rule.times ?? 'always'}</td>
                        <td class="number">${rule.struck}</td>
                        <td>
                          <form class="inline" method="post" action="/simulator/faults/remove">
                            <input type="hidden" name="id" value="${rule.id}" /><button>Remove</button>
                          </form>
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }`,
  })
}
