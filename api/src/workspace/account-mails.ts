import { createHash } from 'node:crypto'
import type { PrismaClient } from '@tieout/prisma'
import type { Clock } from '../engine/clock.ts'
import type { Env } from '../env.ts'
import { newSignInLetter, passwordChangedLetter, resetLetter, verifyLetter } from '../notification/letters/account.ts'
import { writeDirect, type DirectMail } from '../notification/write-direct.ts'
import { addDevice } from './workspace.store.ts'

/** How long a link to choose a new password works. */
export const resetMinutes = 60

interface AccountMailNeeds {
  env: Pick<Env, 'publicWebUrl' | 'encryption'>
  prisma: PrismaClient
  clock: Clock
}

/** The mails about a person's own account, as better-auth asks for them. */
export function makeAccountMails({ env, prisma, clock }: AccountMailNeeds) {
  const write = (mail: DirectMail) =>
    writeDirect(prisma, { env, sealKey: env.encryption, now: new Date(clock.now()) }, mail)
  const addressOf = async (id: string) =>
    (await prisma.user.findUniqueOrThrow({ where: { id }, select: { email: true } })).email
  return {
    sendReset: ({ user, token }: { user: { email: string }; token: string }) =>
      write({
        kind: 'RESET_PASSWORD',
        recipient: user.email,
        letter: resetLetter(token, resetMinutes),
        isPrivate: true,
      }),
    sendVerification: ({ user, token }: { user: { email: string; emailVerified: boolean }; token: string }) =>
      user.emailVerified
        ? Promise.resolve()
        : write({ kind: 'VERIFY_EMAIL', recipient: user.email, letter: verifyLetter(token), isPrivate: true }),
    /** Whoever took a password over can't do it in silence. */
    tellPasswordChange: ({ user }: { user: { email: string } }) =>
      write({ kind: 'PASSWORD_CHANGED', recipient: user.email, letter: passwordChangedLetter() }),
    /** The first browser is the one they signed up with; another one is worth a word. */
    greetDevice: async (userId: string, userAgent: string | null | undefined) => {
      const fingerprint = createHash('sha256')
        .update(withoutVersions(userAgent ?? ''))
        .digest('hex')
      if ((await addDevice(prisma, userId, fingerprint)) !== 'another') return
      const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
      const letter = newSignInLetter({ browser: browserOf(userAgent), at: `${at.format(clock.now())} UTC` })
      await write({ kind: 'NEW_SIGN_IN', recipient: await addressOf(userId), letter })
    },
  }
}

/** A browser that updates itself is the same browser. */
function withoutVersions(userAgent: string): string {
  return userAgent.replaceAll(/[\d._]+/g, '')
}

function browserOf(userAgent: string | null | undefined): string {
  const names = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari']
  const found = names.find((name) => userAgent?.includes(`${name}/`))
  const told: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent ?? '')?.[0]
  const browser = found ? (told[found] ?? found) : 'a browser we don’t know'
  return system ? `${browser} on ${system === 'Mac OS X' ? 'a Mac' : system}` : browser
}
