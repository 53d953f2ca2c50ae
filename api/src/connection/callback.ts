import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import { finishConnecting, type FinishResult } from './finish-connecting.ts'

const connectionPage = '/settings/integrations/xero'

/** Where Xero sends the person back to: through the web app's own address, so that the session cookie comes along. */
export function callbackRoutes(dependencies: Dependencies): Hono {
  const { readViewer, env } = dependencies
  return new Hono().get('/connections/callback', async (c) => {
    const viewer = await readViewer(c.req.raw.headers)
    const { state, code, error } = c.req.query()
    const result = await finishConnecting(dependencies, viewer, { state, code, error })
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    return c.redirect(`${env.publicWebUrl}${pageFor(result)}`, 302)
  })
}

/** A fresh connection goes on to its mapping (F023); everything else is told on the connection page. */
function pageFor(result: FinishResult): string {
  return result === 'connected' ? `${connectionPage}/mapping?welcome=1` : `${connectionPage}?result=${result}`
}
