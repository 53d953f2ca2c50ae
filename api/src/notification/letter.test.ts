import { expect, test } from 'vitest'
import { layOut } from './lay-out.ts'
import { toHtml } from './letter-html.ts'
import { toText } from './letter-text.ts'
import { invitationLetter } from './letters/account.ts'
import { inactiveSoonLetter, needsYouLetter } from './letters/connection.ts'

const foot = { webUrl: 'https://tieout.test', because: 'Because.', links: [{ label: 'Fewer', path: '/x?a=1&b=2' }] }

test('nothing a person typed is ever markup', () => {
  const letter = invitationLetter({
    ...{ id: 'i', workspace: '<img src=x onerror=alert(1)>', role: 'admin', days: 7 },
    by: `Eve" onclick='x' & <b>`,
  })
  const html = toHtml(letter, foot)
  expect(html).not.toContain('<img')
  expect(html).not.toContain('<b>')
  expect(html).not.toMatch(/onclick='x'/)
  expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;')
  expect(html).toContain('https://tieout.test/x?a=1&#38;b=2')
})

test('a subject is one line, whatever a workspace is called', () => {
  const letter = invitationLetter({ id: 'i', workspace: 'A\r\nBcc: all@x', by: 'Eve', role: 'admin', days: 7 })
  expect(layOut(letter, foot).subject).toBe('Eve invites you to A Bcc: all@x')
})

test('the plain twin says the same, with every link in full', () => {
  const letter = inactiveSoonLetter({
    ...{ kind: 'INACTIVE_SOON', connectionId: 'c', organisation: 'Northlight', idleDays: 46, endsOn: '2027-01-20' },
  })
  expect(toText(letter, foot)).toBe(`Nothing has synced with Northlight for 46 days.

If that stays so, Tieout disconnects it on 20 January 2027, so that no access stands unused.

Keep connected:
https://tieout.test/settings/integrations/xero?keep=1

Any invoice or payment that syncs keeps it connected too. Your invoices stay here either way.

--
Because.
Fewer: https://tieout.test/x?a=1&b=2
`)
})

test('a reminder says that it is one', () => {
  const need = { kind: 'CONNECTION_NEEDS_YOU', connectionId: 'c', code: 'REMOVED_IN_XERO', since: '' } as const
  expect(needsYouLetter({ ...need, day: 0 }).subject).toBe('Disconnected in Xero')
  expect(needsYouLetter({ ...need, day: 3 }).subject).toBe('Reminder: disconnected in Xero')
})
