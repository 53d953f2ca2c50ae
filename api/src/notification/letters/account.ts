import type { Letter } from '../letter.ts'

/** A link to choose a new password (E10). */
export function resetLetter(token: string, minutes: number): Letter {
  return {
    subject: 'Choose a new password',
    lines: ['Somebody, probably you, asked for a new password for this e-mail address.'],
    action: { label: 'Choose a new password', path: `/reset?token=${encodeURIComponent(token)}` },
    after: [
      `The link works once, for ${minutes === 60 ? 'an hour' : `${minutes} minutes`}.`,
      'If it wasn’t you, do nothing: your password stays as it is.',
    ],
  }
}

/** A link that proves the address is theirs (E10). */
export function verifyLetter(token: string): Letter {
  const query = new URLSearchParams({ token, callbackURL: '/verified' })
  return {
    subject: 'Confirm your e-mail address',
    lines: ['Confirm that this address is yours, so that what needs you reaches you.'],
    action: { label: 'Confirm address', path: `/api/auth/verify-email?${query}` },
    after: ['The link works for a day. If you didn’t sign up, ignore this mail.'],
  }
}

/** An invitation to work in a workspace (E10). */
export function invitationLetter(invitation: {
  id: string
  workspace: string
  by: string
  role: string
  days: number
}): Letter {
  const { id, workspace, by, role, days } = invitation
  return {
    subject: `${by} invites you to ${workspace}`,
    lines: [`${by} would like you to work in ${workspace} on Tieout, as ${withArticle(role)}.`],
    action: { label: 'Accept the invitation', path: `/invite/${encodeURIComponent(id)}` },
    after: [`The invitation stands for ${days} days. If you don’t know ${by}, ignore this mail.`],
  }
}

/** The password is another one now (E10). */
export function passwordChangedLetter(): Letter {
  return {
    subject: 'Your password was changed',
    lines: ['The password of your Tieout account was changed just now.'],
    action: { label: 'It wasn’t me', path: '/forgot' },
    after: ['If it was you, there is nothing to do.'],
  }
}

/** Somebody signed in with a browser this person never used before (E10). */
export function newSignInLetter({ browser, at }: { browser: string; at: string }): Letter {
  return {
    subject: 'A new sign-in to your account',
    lines: [`Somebody signed in to your Tieout account on ${at}, with ${browser}.`],
    action: { label: 'It wasn’t me', path: '/forgot' },
    after: ['If it was you, there is nothing to do. Otherwise choose a new password: it ends every session.'],
  }
}

/** There is room for another organisation (E11). */
export function placesOpenLetter(workspace: string): Letter {
  return {
    subject: 'You can connect Xero now',
    lines: [`You asked to hear when ${workspace} can be connected to Xero. There is a place now.`],
    action: { label: 'Connect to Xero', path: '/settings/integrations/xero' },
  }
}

function withArticle(role: string): string {
  return /^[aeiou]/i.test(role) ? `an ${role}` : `a ${role}`
}
