import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerContact } from './ledger-documents.ts'
import { matchContact } from './match-contact.ts'

const wanted = { number: 'TIE-1', name: 'Orchard & Co', email: 'pay@orchard.test' }

describe('a contact', () => {
  test.each<[string, Partial<LedgerContact>[], object]>([
    [
      'our number, whatever its name',
      [{ number: 'TIE-1', name: 'Renamed' }],
      { by: 'number', contact: { name: 'Renamed' } },
    ],
    [
      'our number before an e-mail',
      [{ email: wanted.email }, { ledgerContactId: 'two', number: 'TIE-1' }],
      { by: 'number', contact: { ledgerContactId: 'two' } },
    ],
    ['the e-mail in any case', [{ email: ' PAY@Orchard.test ' }], { by: 'email' }],
    [
      'the e-mail before the name',
      [{ name: wanted.name }, { ledgerContactId: 'two', email: wanted.email }],
      { by: 'email', contact: { ledgerContactId: 'two' } },
    ],
    [
      'the name among those who share the e-mail',
      [{ email: wanted.email }, { ledgerContactId: 'two', email: wanted.email, name: 'ORCHARD & CO' }],
      { by: 'email', contact: { ledgerContactId: 'two' } },
    ],
    ['the name in any case and spacing', [{ name: '  orchard  &  CO ' }], { by: 'name' }],
    [
      'the one still in use of two with its name',
      [
        { name: wanted.name, archived: true },
        { ledgerContactId: 'two', name: wanted.name },
      ],
      { by: 'name', contact: { ledgerContactId: 'two' } },
    ],
  ])('is matched by %s', (_by, contacts, expected) => {
    expect(matchContact(wanted, contacts.map(contact))).toMatchObject({ outcome: 'matched', ...expected })
  })

  test('is matched by its name first where the workspace says so', () => {
    const contacts = [{ email: wanted.email }, { ledgerContactId: 'two', name: wanted.name }].map(contact)
    const match = matchContact(wanted, contacts, 'NAME_EMAIL')
    expect(match).toMatchObject({ outcome: 'matched', by: 'name', contact: { ledgerContactId: 'two' } })
  })

  test.each<[string, Partial<LedgerContact>[], string]>([
    ['two of the same e-mail and neither name', [{ email: wanted.email }, { email: wanted.email }], 'ambiguous'],
    ['two of the same name', [{ name: wanted.name }, { name: wanted.name }], 'ambiguous'],
    [
      'two of the same e-mail and name',
      [
        { email: wanted.email, name: wanted.name },
        { email: wanted.email, name: wanted.name },
      ],
      'ambiguous',
    ],
    ['ours, archived', [{ number: 'TIE-1', archived: true }], 'archived'],
    ['the e-mail of an archived one only', [{ email: wanted.email, archived: true }], 'none'],
    ['a name that only begins the same', [{ name: 'Orchard & Co Ltd' }], 'none'],
    ['nobody', [], 'none'],
  ])('%s is never guessed', (_what, contacts, outcome) => {
    expect(matchContact(wanted, contacts.map(contact)).outcome).toBe(outcome)
  })

  test('without an e-mail is not matched with all who have none', () => {
    const others = [contact({ email: '' }), contact({ email: undefined })]
    expect(matchContact({ ...wanted, email: '' }, others).outcome).toBe('none')
    expect(matchContact({ ...wanted, email: undefined }, others).outcome).toBe('none')
  })

  test('merged there is followed to the one that lives on', () => {
    const merged = contact({ ledgerContactId: 'a', number: 'TIE-1', archived: true, mergedInto: 'b' })
    const again = contact({ ledgerContactId: 'b', archived: true, mergedInto: 'c' })
    const living = contact({ ledgerContactId: 'c' })
    expect(matchContact(wanted, [merged, again, living])).toEqual({ outcome: 'matched', contact: living, by: 'number' })
    expect(matchContact(wanted, [merged, again])).toEqual({ outcome: 'archived', contact: merged })
    const round = { ...again, mergedInto: 'a' }
    expect(matchContact(wanted, [merged, round])).toEqual({ outcome: 'archived', contact: merged })
  })

  test('is the same one whatever the order they are listed in, and never archived', () => {
    const few = fc.record({
      number: fc.constantFrom(undefined, 'TIE-1', 'TIE-2'),
      name: fc.constantFrom('Orchard & Co', 'orchard & co', 'Other'),
      email: fc.constantFrom(undefined, 'pay@orchard.test', 'x@y.test'),
      archived: fc.boolean(),
    })
    const listed = (known: Partial<LedgerContact>[]) => {
      const ours = known.findIndex((one) => one.number === 'TIE-1')
      const contacts = known
        .filter((one, index) => one.number !== 'TIE-1' || index === ours)
        .map((one, index) => contact({ ...one, ledgerContactId: `contact-${index}` }))
      const [there, back] = [matchContact(wanted, contacts), matchContact(wanted, contacts.toReversed())]
      expect(back.outcome).toBe(there.outcome)
      if (there.outcome !== 'matched' || back.outcome !== 'matched') return
      expect(back.contact).toBe(there.contact)
      expect(there.contact.archived).toBe(false)
    }
    fc.assert(fc.property(fc.array(few, { maxLength: 6 }), listed), { numRuns: 500 })
  })
})

function contact(known: Partial<LedgerContact>): LedgerContact {
  return {
    ...{ ledgerContactId: 'one', number: undefined, name: 'Somebody', email: undefined, phone: undefined },
    ...{ archived: false, mergedInto: undefined, updatedAt: new Date(0), ...known },
  }
}
