import { html } from 'hono/html'
import type { World } from '../core/world.ts'
import type { AuthorizationError, AuthorizationRequest } from '../identity/authorization-request.ts'
import { choices } from '../identity/consent.ts'
import { describeScope } from '../identity/scopes.ts'
import { layout, type Markup } from './layout.ts'

const roles = { STANDARD: 'Standard', ADVISER: 'Adviser', READONLY: 'Read only' }

/** Where a person lets the application in, or does not. */
export function consentPage(
  world: World,
  request: AuthorizationRequest,
  { query, userId, problem }: { query: URLSearchParams; userId?: string | undefined; problem?: string },
): Markup {
  const users = world.store.users.all()
  const user = users.find(({ id }) => id === userId) ?? users[0]
  const choosable = choices(world, user?.id ?? '')
  const allowed = choosable.some((choice) => choice.allowed)
  const type = request.bulk ? 'checkbox' : 'radio'
  return layout({
    title: 'Allow access',
    narrow: 'narrow',
    body: html`<h1>${world.settings.providerName} wants access to your organisation</h1>
      <p class="soft">Signed in as ${user?.givenName} ${user?.familyName} (${user?.email})</p>
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
      ${allowed ? '' : html`<p class="problem" role="alert">Your role is read only. Someone with the standard or adviser role must connect ${world.settings.providerName}.</p>`}
      <form class="card" method="post" action="?${query.toString()}">
        <input type="hidden" name="user" value="${user?.id ?? ''}" />
        <fieldset>
          <legend>Choose ${request.bulk ? 'one or more organisations' : 'an organisation'}</legend>
          ${choosable.map(
            ({ organisation, role, allowed }, index) =>
              html`<label class="choice"
                ><input
                  type="${type}"
                  name="organisation"
                  value="${organisation.id}"
                  ${index === 0 && allowed ? 'checked' : ''}
                  ${allowed ? '' : 'disabled'}
                /><span
                  >${organisation.name}<br /><span class="soft"
                    >${organisation.country === 'GB' ? 'United Kingdom' : 'New Zealand'} · ${organisation.baseCurrency}
                    · ${roles[role]}</span
                  ></span
                ></label
              >`,
          )}
        </fieldset>
        <p>${world.settings.providerName} will be able to:</p>
        <ul>
          ${request.scopes.map((scope) => html`<li>${describeScope(scope)}</li>`)}
        </ul>
        <div class="actions">
          <button class="main" name="decision" value="allow" ${allowed ? '' : 'disabled'}>Allow access</button
          ><button name="decision" value="cancel">Cancel</button>
        </div>
      </form>
      <h2>Sign in as someone else</h2>
      <ul>
        ${users.filter(({ id }) => id !== user?.id).map((other) => html`<li><a href="?${withUser(query, other.id)}">${other.givenName} ${other.familyName}</a> <span class="soft">${roleWords(world, other.id)}</span></li>`)}
      </ul>`,
  })
}

function withUser(query: URLSearchParams, userId: string): string {
  const next = new URLSearchParams(query)
  next.set('simulator_user', userId)
  return next.toString()
}

function roleWords(world: World, userId: string): string {
  const role = choices(world, userId)[0]?.role
  return role ? roles[role] : 'No organisation'
}

/** Xero's own error page: the person is not sent back to the application. */
export function errorPage({ error, description }: AuthorizationError): Markup {
  return layout({
    title: 'Sorry, something went wrong',
    narrow: 'narrow',
    body: html`<h1>Sorry, something went wrong</h1>
      <p>The application asked for access in a way that Xero does not accept, so nobody was sent back to it.</p>
      <dl class="card">
        <dt>Error</dt>
        <dd>${error}</dd>
        <dt>Detail</dt>
        <dd>${description}</dd>
      </dl>`,
  })
}
