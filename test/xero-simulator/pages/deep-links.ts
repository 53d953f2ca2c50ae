import type { Hono } from 'hono'
import type { World } from '../core/world.ts'
import type { Bindings } from '../http/serving.ts'
import { invoicePath } from './organisation-page.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** The links that open a thing in Xero's own screens; they name the organisation by its short code. */
export function addDeepLinks(app: Hono<Bindings>, world: World): void {
  app.get('/organisationlogin/default.aspx', (context) => {
    const query = new URL(context.req.url).search
    const page = pageOf(world, context.req.query('shortcode') ?? '', query.slice(query.indexOf('redirecturl=')))
    return page ? context.redirect(page) : context.notFound()
  })
  app.get('/app/:shortCode/*', (context) => {
    const page = pageOf(world, context.req.param('shortCode'), context.req.path)
    return page ? context.redirect(page) : context.notFound()
  })
}

/** The simulator's page for what a link names; the organisation's own page when it names nothing known. */
function pageOf(world: World, shortCode: string, target: string): string | undefined {
  const organisation = world.store.organisations.all().find((organisation) => organisation.shortCode === shortCode)
  if (!organisation) return undefined
  const id = uuid.exec(decodeURIComponent(target))?.[0].toLowerCase() ?? ''
  const invoice = world.store.invoices.get(id)
  if (invoice?.organisationId === organisation.id) return invoicePath(invoice)
  const contact = world.store.contacts.get(id)
  return `/simulator/organisations/${organisation.id}${contact ? `#${contact.id}` : ''}`
}
