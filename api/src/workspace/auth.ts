import { apiKey } from '@better-auth/api-key'
import type { PrismaClient } from '@tieout/prisma'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { organization } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { Env } from '../env.ts'
import { createFirstWorkspace, findFirstWorkspace } from './workspace.store.ts'
import { accessControl, accessRoles } from './roles.ts'

/** Sign-in, sessions, workspaces and API keys. */
export type Auth = ReturnType<typeof makeAuth>

export interface AuthNeeds {
  env: Pick<Env, 'publicWebUrl' | 'authSecret' | 'demo'>
  prisma: PrismaClient
  log: Logger
}

const DAY = 24 * 60 * 60
const session = { expiresIn: 30 * DAY, updateAge: DAY }

/** A session with fewer seconds left than this is due to be renewed: it was not for a day. */
export const renewSessionBefore = session.expiresIn - session.updateAge

/** The cookie that names a session. */
export function sessionCookie({ publicWebUrl }: Pick<Env, 'publicWebUrl'>): string {
  return isSecure(publicWebUrl) ? '__Host-tieout.session' : 'tieout.session'
}

function isSecure(url: string): boolean {
  return url.startsWith('https:')
}

/** better-auth, as Tieout uses it: e-mail and password, organisations as workspaces, keys that belong to a workspace. */
export function makeAuth({ env, prisma, log }: AuthNeeds) {
  const secure = isSecure(env.publicWebUrl)
  return betterAuth({
    appName: 'Tieout',
    // The web app serves sign-in on its own origin and passes it on to us, so that cookies are first-party.
    baseURL: env.publicWebUrl,
    basePath: '/api/auth',
    secret: env.authSecret,
    trustedOrigins: [env.publicWebUrl],
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 256 },
    session,
    account: { accountLinking: { enabled: false } },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/email': { window: 60, max: 10 },
        '/get-session': false,
      },
    },
    databaseHooks: {
      user: {
        create: {
          after: async (user, request) => {
            await createFirstWorkspace(prisma, user, wantedName(request?.body))
          },
        },
      },
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await findFirstWorkspace(prisma, session.userId) },
          }),
        },
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: false,
      cookies: { session_token: { name: sessionCookie(env) } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
    },
    logger: {
      log: (level, message, ...rest) => log[level === 'error' ? 'error' : 'debug']({ auth: rest.map(String) }, message),
    },
    telemetry: { enabled: false },
    plugins: [
      organization({
        ac: accessControl,
        roles: accessRoles,
        schema: { organization: { modelName: 'workspace' } },
        disableOrganizationDeletion: true,
      }),
      apiKey({
        references: 'organization',
        defaultPrefix: env.demo ? 'tie_test_' : 'tie_live_',
        requireName: true,
        maximumNameLength: 100,
        startingCharactersConfig: { shouldStore: true, charactersLength: 15 },
        // Our own limits guard /graphql; the key's use is counted, not rationed.
        rateLimit: { enabled: false },
        keyExpiration: { defaultExpiresIn: null, minExpiresIn: 1, maxExpiresIn: 3650 },
      }),
    ],
  })
}

/** Sign-up may carry a `workspaceName` beside what better-auth knows. */
function wantedName(body: unknown): string | undefined {
  const name = (body as { workspaceName?: unknown } | null | undefined)?.workspaceName
  return typeof name === 'string' && name.trim() ? name.trim().slice(0, 100) : undefined
}
