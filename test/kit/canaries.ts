import { unseal } from '@tieout/api/dependencies'
import { sendNew } from './connected-story.ts'
import { makeKey, visitCallback, type Story } from './story.ts'
import type { World } from './world.ts'

/** Secrets of this installation that nobody else has. */
export const planted = {
  AUTH_SECRET: 'canary-auth-secret-0123456789abcdef0123456789',
  ENCRYPTION_KEY: Buffer.from('canary-encryption-key-0123456789').toString('base64'),
  XERO_WEBHOOK_KEY: 'canary-webhook-key-0123456789',
}

/** Everything that opens something, by what it is. */
export async function gatherCanaries(world: World, story: Story): Promise<Record<string, string>> {
  const { prisma, env } = world.dependencies
  const grant = await prisma.grant.findFirstOrThrow()
  const { secret } = await story.graph.run(
    'createWebhookEndpoint',
    { url: 'https://canary.example.com/hook' },
    '... on CreateWebhookEndpointSuccess { secret }',
  )
  const { authorization = '' } = await makeKey(world, story.cookie)
  return {
    ...planted,
    XERO_CLIENT_SECRET: env.xero.clientSecret,
    accessToken: unseal(grant.sealedAccessToken, grant.id, env.encryption),
    refreshToken: unseal(grant.sealedRefreshToken, grant.id, env.encryption),
    webhookSecret: secret,
    apiKey: authorization.replace('Bearer ', ''),
    sessionCookie: decodeURIComponent(story.cookie.split('=')[1] ?? ''),
  }
}

/** What the database keeps of it, and no page needs. */
export async function gatherKept(world: World): Promise<Record<string, string>> {
  const { prisma, env } = world.dependencies
  const [grant, endpoint, apiKey] = [
    await prisma.grant.findFirstOrThrow(),
    await prisma.webhookEndpoint.findFirstOrThrow(),
    await prisma.apikey.findFirstOrThrow(),
  ]
  const { token } = await prisma.session.findFirstOrThrow()
  const { password } = await prisma.account.findFirstOrThrow({ where: { password: { not: null } } })
  return {
    databaseUrl: env.databaseUrl,
    sealedAccessToken: grant.sealedAccessToken,
    sealedRefreshToken: grant.sealedRefreshToken,
    sealedWebhookSecret: endpoint.sealedSecret,
    apiKeyHash: apiKey.key,
    sessionToken: token,
    passwordHash: password ?? '',
  }
}

/** Everything that may be logged or answered when it does not go as it should; what was answered. */
export async function goWrong(world: World, story: Story, apiKey: string): Promise<string[]> {
  const answered: string[] = []
  const { organisationId } = story.organisation
  world.simulator.control.addFault({ kind: 'server-error-html', match: { organisationId } })
  await sendNew(story, 'CANARY-2')
  await world.settle()
  world.simulator.control.clearFaults()
  const post = async (headers: Record<string, string>, body: object) => {
    const answer = await fetch(`${world.apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    answered.push(JSON.stringify([...answer.headers]), await answer.text())
  }
  await post({ authorization: `Bearer ${apiKey}` }, { query: '{ nothing }' })
  await post(
    { authorization: `Bearer ${apiKey}` },
    { query: '{ workspace: viewer { workspace { apiKeys { name start } } } }' },
  )
  await post(
    { 'x-api-key': apiKey },
    { query: '{ viewer { name } connection { id scopes statusReason } webhookEndpoints { id url } }' },
  )
  await post(
    { cookie: story.cookie },
    { query: '{ auditLog(first: 50) { nodes { asked } } mailbox { nodes { text } } }' },
  )
  answered.push(
    await visitCallback(world, 'http://tieout/connections/callback?state=nothing&code=x', {
      cookie: story.cookie,
    }),
  )
  for (const path of ['/healthz', '/readyz', '/webhooks/xero', '/nothing'])
    answered.push(await (await fetch(`${world.apiUrl}${path}`)).text())
  return answered
}
