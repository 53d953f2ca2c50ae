import { Hono } from 'hono'
import type { Bindings } from '../http/serving.ts'
import { faultKinds } from '../core/faults.ts'
import type { ViolationKind } from '../core/violations.ts'
import { ActionRefused } from './refused.ts'
import type { Control } from './control.ts'

/** The levers over HTTP, as JSON, for tests and scripts in other processes. */
export function controlRoutes(control: Control): Hono<Bindings> {
  const app = new Hono<Bindings>()
  app.onError((failure, context) => {
    if (failure instanceof ActionRefused || failure instanceof SyntaxError)
      return context.json({ error: failure.message }, 400)
    console.error('xero-simulator: a bug of its own:', failure)
    return context.json({ error: failure.message }, 500)
  })
  app.get('/faults', (context) => context.json(control.faults()))
  app.post('/faults', async (context) => {
    const rule = await context.req.json()
    if (!faultKinds.includes(rule.kind))
      throw new ActionRefused(`Unknown fault ${rule.kind}; known are ${faultKinds.join(', ')}`)
    return context.json(control.addFault(rule))
  })
  app.delete('/faults', (context) => context.json(control.clearFaults() ?? { cleared: true }))
  app.delete('/faults/:id', (context) =>
    context.json(control.removeFault(context.req.param('id')) ?? { removed: true }),
  )
  app.get('/violations', (context) => {
    const { organisationId, kind } = context.req.query()
    const filter = { ...(organisationId && { organisationId }), ...(kind && { kind: kind as ViolationKind }) }
    return context.json(control.violations(filter))
  })
  app.delete('/violations', (context) => context.json(control.clearViolations() ?? { cleared: true }))
  app.get('/requests', (context) => {
    const { organisationId, path, method } = context.req.query()
    return context.json(
      control.requests({ ...(organisationId && { organisationId }), ...(path && { path }), ...(method && { method }) }),
    )
  })
  app.get('/unknowns', (context) => context.json(control.unknowns()))
  app.post('/unknowns', async (context) => context.json(control.setUnknowns(await context.req.json())))
  app.get('/settings', (context) => context.json(control.settings()))
  app.post('/settings', async (context) => context.json(control.set(await context.req.json())))
  app.post('/clock/advance', async (context) => {
    const { ms } = await context.req.json()
    await control.advance(Number(ms))
    return context.json({ advanced: Number(ms) })
  })
  app.post('/organisations', async (context) => context.json(control.createOrganisation(await context.req.json())))
  app.post('/actions', async (context) => {
    const action = await context.req.json()
    control.act(action)
    return context.json(control.state(action.organisationId))
  })
  app.post('/authorise', async (context) => context.json({ location: control.authorise(await context.req.json()) }))
  app.get('/state/:organisationId', (context) => context.json(control.state(context.req.param('organisationId'))))
  app.get('/webhooks', (context) => context.json(control.webhooks()))
  app.post('/webhooks/intent-to-receive', async (context) => context.json(await control.sendIntentToReceive()))
  app.post('/reset', (context) => context.json(control.reset() ?? { reset: true }))
  return app
}
