import type { Context, Hono } from 'hono'
import { act, type PersonAction } from '../control/actions.ts'
import { ActionRefused } from '../control/refused.ts'
import { faultKinds } from '../core/faults.ts'
import type { World } from '../core/world.ts'
import type { Bindings } from '../http/serving.ts'
import { addDeepLinks } from './deep-links.ts'
import { faultsPage } from './faults-page.ts'
import { homePage } from './home-page.ts'
import { invoicePage, onlineInvoicePage } from './invoice-page.ts'
import { invoicePath, organisationPage } from './organisation-page.ts'
import { requestsPage } from './requests-page.ts'

/** The pages on which a person looks around and plays the user of Xero. */
export function addPageRoutes(app: Hono<Bindings>, world: World): void {
  const { store } = world
  app.get('/', (context) => context.html(homePage(world)))
  app.get('/simulator/requests', (context) => context.html(requestsPage(world)))
  app.get('/simulator/organisations/:id', (context) => {
    const organisation = store.organisations.get(context.req.param('id'))
    return organisation
      ? context.html(organisationPage(world, organisation, context.req.query('problem')))
      : context.notFound()
  })
  app.get('/simulator/organisations/:id/invoices/:invoice', (context) => {
    const invoice = store.invoices.get(context.req.param('invoice'))
    return invoice ? context.html(invoicePage(world, invoice, context.req.query('problem'))) : context.notFound()
  })
  app.get('/online-invoice/:key', (context) => {
    const invoice = store.invoices.all().find(({ onlineKey }) => onlineKey === context.req.param('key'))
    return invoice ? context.html(onlineInvoicePage(world, invoice)) : context.notFound()
  })
  app.post('/simulator/organisations/:id/actions', async (context) =>
    answerAction(world, context, context.req.param('id')),
  )
  app.post('/simulator/intent-to-receive', async (context) => {
    await world.webhooks.sendIntentToReceive()
    return context.redirect('/', 303)
  })
  addFaultForms(app, world)
  addDeepLinks(app, world)
}

function addFaultForms(app: Hono<Bindings>, world: World): void {
  app.get('/simulator/faults', (context) => context.html(faultsPage(world)))
  app.post('/simulator/faults', async (context) => {
    const form = new URLSearchParams(await context.req.text())
    const kind = faultKinds.find((kind) => kind === form.get('kind'))
    if (kind) world.faults.add({ kind, ...readFault(form) })
    return context.redirect('/simulator/faults', 303)
  })
  app.post('/simulator/faults/remove', async (context) => {
    world.faults.remove(new URLSearchParams(await context.req.text()).get('id') ?? '')
    return context.redirect('/simulator/faults', 303)
  })
}

function readFault(form: URLSearchParams) {
  const [method, path, times, latencyMs] = ['method', 'path', 'times', 'latencyMs'].map(
    (name) => form.get(name) || undefined,
  )
  const match = { ...(method && { method }), ...(path && { path }) }
  return { match, ...(times && { times: Number(times) }), ...(latencyMs && { latencyMs: Number(latencyMs) }) }
}

/** Does what the form says and goes back to where it stood, with the refusal if there was one. */
async function answerAction(world: World, context: Context<Bindings>, organisationId: string): Promise<Response> {
  const fields = Object.fromEntries(new URLSearchParams(await context.req.text()))
  const invoice = world.store.invoices.get(fields['invoice'] ?? '')
  const back = invoice ? invoicePath(invoice) : `/simulator/organisations/${organisationId}`
  try {
    act(world, toAction(organisationId, fields))
    return context.redirect(back, 303)
  } catch (failure) {
    if (!(failure instanceof ActionRefused)) throw failure
    return context.redirect(`${back}?problem=${encodeURIComponent(failure.message)}`, 303)
  }
}

function toAction(organisationId: string, fields: Record<string, string>): PersonAction {
  const { action, Name, EmailAddress, period, endOfYear, ...rest } = fields
  if (action === 'lock') return { action, organisationId, period: period || null, endOfYear: endOfYear || null }
  const changes = action === 'edit-contact' ? { changes: { Name, EmailAddress } } : {}
  return { action, organisationId, ...rest, ...changes } as PersonAction
}
