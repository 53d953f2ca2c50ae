import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRow } from './csv.ts'

describe('a row of CSV', () => {
  test('is quoted where it must be, and ends as RFC 4180 says', () => {
    expect(csvRow(['Acme, "Ltd"', 'two\r\nlines', 'plain', 3])).toBe('"Acme, ""Ltd""","two\r\nlines",plain,3\r\n')
  })

  test.each(['=1+1', '+1-2 x', '-cmd', '@SUM(A1)', '\t=1', ' =HYPERLINK("x")'])('keeps %j a text', (text) => {
    expect(read(csvRow([text]))).toEqual([`'${text}`])
  })

  test('leaves numbers as they are, negative ones too', () => {
    expect(csvRow(['-12.50', 7, '2026-11-21'])).toBe('-12.50,7,2026-11-21\r\n')
  })

  test('is read back as it was written, whatever is in it', () => {
    const cells = fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é') }), { minLength: 2 })
    fc.assert(
      fc.property(cells, (row) => {
        expect(read(csvRow(row))).toEqual(row)
      }),
    )
  })
})

/** Reads one row by the letter of the RFC, character by character. */
function read(text: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length - 2; at++) {
    const letter = text.charAt(at)
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += letter
      at++
    } else if (letter === '"') quoted = !quoted
    else if (letter === ',' && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}
