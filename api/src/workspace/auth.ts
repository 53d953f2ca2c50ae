import { apiKey } from '@better-auth/api-key'
import { queueAfterTransactionHook } from '@better-auth/core/context'
import type { PrismaClient } from '@tieout/prisma'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { createAuthMiddleware } from 'better-auth/api'
import { organization } from 'better-auth/plugins'
import type { Logger } from 'pino'
import { auditSignIn } from '../audit/audit-sign-in.ts'
import type { Clock } from '../engine/clock.ts'
import type { Env } from '../env.ts'
import { makeAccountMails, resetMinutes } from './account-mails.ts'
import { joinByInvitation } from './join-by-invitation.ts'
import { createFirstWorkspace, findFirstWorkspace } from './workspace.store.ts'
import { accessControl, accessRoles } from './roles.ts'

/** Sign-in, sessions, workspaces and API keys. */
export type Auth = ReturnType<typeof makeAuth>

export interface AuthNeeds {
  env: Pick<Env, 'publicWebUrl' | 'authSecret' | 'encryption' | 'demo'>
  clock: Clock
  prisma: PrismaClient
  log: Logger
}

/** Where better-auth answers, on the web app's origin and here. */
export const AUTH_PATH = '/api/auth'

const signUpPath = '/sign-up/email'
const DAY = 24 * 60 * 60
const session = { expiresIn: 30 * DAY, updateAge: DAY }

/** A session with fewer seconds left than this is due to be renewed: it was not for a day. */
export const renewSessionBefore = session.expiresIn - session.updateAge

/** The cookie that names a session. */
export function sessionCookie({ publicWebUrl }: Pick<Env, 'publicWebUrl'>): string {
  return isSecure(publicWebUrl) ? '__Host-tieout.session' : 'tieout.session'
}

/** What every API key of this installation begins with. */
export function keyPrefix({ demo }: Pick<Env, 'demo'>): string {
  return demo ? 'tie_test_' : 'tie_live_'
}

function isSecure(url: string): boolean {
  return url.startsWith('https:')
}

/** better-auth, as Tieout uses it: e-mail and password, organisations as workspaces, keys that belong to a workspace. */
export function makeAuth({ env, prisma, log, clock }: AuthNeeds) {
  const mails = makeAccountMails({ env, prisma, clock })
  const secure = isSecure(env.publicWebUrl)
  return betterAuth({
    appName: 'Tieout',
    // The web app serves sign-in on its own origin and passes it on to us, so that cookies are first-party.
    baseURL: env.publicWebUrl,
    basePath: AUTH_PATH,
    secret: env.authSecret,
    trustedOrigins: [env.publicWebUrl],
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 256,
      sendResetPassword: mails.sendReset,
      onPasswordReset: mails.tellPasswordChange,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      revokeSessionsOnPasswordReset: true,
    },
    // Asked for, never required: without a mail server nobody could sign up.
    emailVerification: {
      // Whoever signs up holds a connection meanwhile: as many at once as there are would wait for one more, each for the others.
      sendVerificationEmail: (asked) => queueAfterTransactionHook(() => mails.sendVerification(asked)),
      sendOnSignUp: true,
      expiresIn: DAY,
    },
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
        [signUpPath]: { window: 60, max: 10 },
        '/request-password-reset': { window: 60, max: 5 },
        '/send-verification-email': { window: 60, max: 5 },
      },
    },
    databaseHooks: {
      user: {
        create: {
          after: async (user, request) => {
            const invited = await joinByInvitation(prisma, user, wanted(request?.body, 'invitationId'), clock.now())
            if (!invited) await createFirstWorkspace(prisma, user, wanted(request?.body, 'workspaceName'))
          },
        },
      },
      session: {
        create: {
          // Whoever signs up is in no workspace before that is kept, and asks for no second connection to find it so.
          before: async (session, request) =>
            request?.path === signUpPath
              ? undefined
              : { data: { ...session, activeOrganizationId: await findFirstWorkspace(prisma, session.userId) } },
          after: async ({ userId, userAgent, activeOrganizationId }) => {
            await mails.greetDevice(userId, userAgent)
            await auditSignIn(prisma, { userId, userAgent, workspaceId: activeOrganizationId })
          },
        },
      },
    },
    hooks: {
      // Whoever knew the old password is signed out everywhere, and who changed it goes on under a new session.
      before: createAuthMiddleware(async ({ path, body }) =>
        path === '/change-password' ? { context: { body: { ...body, revokeOtherSessions: true } } } : undefined,
      ),
      after: createAuthMiddleware(async ({ path, context }) => {
        const isChanged = path === '/change-password' && !(context.returned instanceof Error)
        if (isChanged && context.session) await mails.tellPasswordChange(context.session)
      }),
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
        defaultPrefix: keyPrefix(env),
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

/** Sign-up may carry a `workspaceName` or an `invitationId` beside what better-auth knows. */
function wanted(body: unknown, field: 'workspaceName' | 'invitationId'): string | undefined {
  const given = (body as Record<string, unknown> | null | undefined)?.[field]
  return typeof given === 'string' && given.trim() ? given.trim().slice(0, 100) : undefined
}
