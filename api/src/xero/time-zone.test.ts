import { expect, it } from 'vitest'
import { toTimeZone } from './time-zone.ts'

it.each([
  ['NEWZEALANDSTANDARDTIME', 'Pacific/Auckland'],
  ['GMTSTANDARDTIME', 'Europe/London'],
  ['AUSEASTERNSTANDARDTIME', 'Australia/Sydney'],
  ['EAFRICASTANDARDTIME', 'Africa/Nairobi'],
  ['CENTRALSTANDARDTIME(MEXICO)', 'America/Mexico_City'],
  ['UTC02', 'Etc/GMT+2'],
  ['MARSSTANDARDTIME', undefined],
  [undefined, undefined],
])('%s is %s', (xeroName, zone) => {
  expect(toTimeZone(xeroName)).toBe(zone)
})
