import { setTimeout as delay } from 'node:timers/promises'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Bench } from './kit/bench.ts'
import { delivery } from './kit/delivery.ts'
import { type Found, round } from './kit/figure.ts'
import { loadClients, loadDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'
import { startService } from './kit/service.ts'
import { percentile } from './kit/statistics.ts'

/** From a webhook's arrival until a browser that listens has been told that the invoice is paid, less Xero's own answer. */
export async function measure(bench: Bench): Promise<Found> {
  // Sixty calls a minute are all Xero allows: more events than this would measure its limit.
  const count = bench.size(24)
  const service = await startService(bench)
  const over = new AbortController()
  try {
    const { control, webhookKey } = service.simulator
    const story = await beginConnectedStory(service)
    const { organisationId } = story.organisation
    await story.createTaxRate('VAT', '20')
    await loadClients(service, story, 'LIVE', 1)
    await loadDrafts(service, story, { prefix: 'LIVE', count: count })
    await sendDrafts(story)
    while (!(await isPushed(service))) await delay(20)
    // We deliver ourselves from now on, to know the moment. Xero's dates are whole seconds: be a second later.
    control.set({ webhookUrl: null })
    await delay(2_000)
    const told = new Map<string, (at: number) => void>()
    await listen(service.apiUrl, story.cookie, over.signal, ({ number, status }) => {
      if (status === 'PAID') told.get(number)?.(performance.now())
    })
    bench.say('listening')
    const taken: number[] = []
    let sequence = 1_000_000
    for (const invoice of story.held()) {
      const number: string = invoice['InvoiceNumber']
      story.inXero({ action: 'pay', invoice: number })
      const heard = new Promise<number>((resolve) => told.set(number, resolve))
      const { body, headers } = delivery(webhookKey, ++sequence, { organisationId, resourceId: invoice['InvoiceID'] })
      const begun = performance.now()
      await fetch(`${service.apiUrl}/webhooks/xero`, { method: 'POST', headers, body })
      const at = await heard
      const read = control.requests({ organisationId, method: 'GET', path: '/api.xro/2.0/Invoices' }).at(-1)
      taken.push(at - begun - (read?.durationMs ?? 0))
      await delay(50)
    }
    return {
      value: percentile(taken, 0.5),
      unit: 'ms beyond Xero, median',
      goal: '<= 50',
      also: { p99: { value: percentile(taken, 0.99), unit: 'ms', goal: '<= 250' } },
      detail: {
        events: taken.length,
        worst_ms: round(Math.max(...taken)),
        note: 'one listener, over SSE from the API',
      },
    }
  } finally {
    over.abort()
    await service.close()
  }
}

type Told = { number: string; status: string }

/** Resolves when the subscription stands; goes on reading until aborted. */
async function listen(apiUrl: string, cookie: string, signal: AbortSignal, tell: (told: Told) => void): Promise<void> {
  const answer = await fetch(`${apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', cookie },
    body: JSON.stringify({ query: 'subscription { invoiceChanged { number status } }' }),
    signal,
  })
  if (!answer.body) throw new Error(`The subscription answered ${answer.status}`)
  const text = answer.body.pipeThrough(new TextDecoderStream())
  const read = async () => {
    let rest = ''
    for await (const chunk of text) {
      const parts = (rest + chunk).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1]
        const told = data ? JSON.parse(data).data?.invoiceChanged : undefined
        if (told) tell(told)
      }
    }
  }
  void read().catch(() => undefined)
}
