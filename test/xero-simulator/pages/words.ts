import { html } from 'hono/html'
import type { Markup } from './layout.ts'

/** An amount of money, grouped, with its currency. */
export function money(amount: string | number, currency: string): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'code' }).format(Number(amount))
}

/** A status as a coloured word. */
export function status(value: string): Markup {
  return html`<span class="status ${value}">${value}</span>`
}

/** A button that does one thing a person can do in Xero, and comes back to this page. */
export function actionButton(organisationId: string, fields: Record<string, string>, label: string): Markup {
  return html`<form class="inline" method="post" action="${actionPath(organisationId)}">
    ${hidden(fields)}<button>${label}</button>
  </form>`
}

/** Where action forms go. */
export function actionPath(organisationId: string): string {
  return `/simulator/organisations/${organisationId}/actions`
}

/** Hidden fields of a form. */
export function hidden(fields: Record<string, string>): Markup {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`
}

/** The problem a form came back with. */
export function problemNote(problem: string | undefined): Markup | string {
  return problem ? html`<p class="problem" role="alert">${problem}</p>` : ''
}
