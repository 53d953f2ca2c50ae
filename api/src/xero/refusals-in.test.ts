import { describe, expect, it } from 'vitest'
import { refusalsIn, warningsIn } from './refusals-in.ts'

describe('reasons in an element', () => {
  it('are found on the element, its contact and its lines, each with its line', () => {
    const element = {
      ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
      Contact: { ValidationErrors: [{ Message: 'Email address must be valid.' }] },
      LineItems: [
        { ValidationErrors: [] },
        {
          ValidationErrors: [{ Description: 'Account must be valid.' }],
          Tracking: [{ ValidationErrors: [{ Message: 'No such option' }] }],
        },
      ],
    }
    expect(refusalsIn(element).map(({ code, line }) => [code, line])).toEqual([
      ['DUPLICATE_NUMBER', undefined],
      ['CONTACT_INVALID', undefined],
      ['ACCOUNT_INVALID', 1],
      ['UNKNOWN', 1],
    ])
  })

  it('are told once where Xero repeats itself', () => {
    const error = { Message: 'Email address must be valid.' }
    expect(refusalsIn({ ValidationErrors: [error, error], Contact: { ValidationErrors: [error] } })).toHaveLength(1)
  })

  it('name the line where Xero says the same of the whole invoice', () => {
    const ValidationErrors = [{ Message: 'Account must be valid.' }]
    const refusals = refusalsIn({ ValidationErrors, LineItems: [{}, { ValidationErrors }] })
    expect(refusals.map(({ line }) => line)).toEqual([1])
  })

  it('are never made of warnings', () => {
    const element = { Warnings: [{ Message: 'An odd rate' }] }
    expect(refusalsIn(element)).toEqual([])
    expect(warningsIn(element)).toEqual(['An odd rate'])
  })
})
