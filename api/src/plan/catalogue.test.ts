import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everything, planOf, readCatalogue } from './catalogue.ts'

const folder = mkdtempSync(join(tmpdir(), 'tieout-plans-'))

function write(catalogue: unknown): string {
  const file = join(folder, 'plans.json')
  writeFileSync(file, JSON.stringify(catalogue))
  return file
}

const plans = { free: { name: 'Free', accounting: false }, max: { name: 'Max', accounting: true } }

test('who runs it for themselves has everything', () => {
  expect(planOf(everything, null)).toEqual({ name: 'Everything', accounting: true })
})

test('a workspace has its own plan, else the standard one; a plan that is gone counts as standard', () => {
  const catalogue = readCatalogue(write({ standard: 'free', plans }))
  expect(planOf(catalogue, null).name).toBe('Free')
  expect(planOf(catalogue, 'max').accounting).toBe(true)
  expect(planOf(catalogue, 'gone').name).toBe('Free')
})

test('a catalogue that can’t be used says why', () => {
  expect(() => readCatalogue(write({ standard: 'gold', plans }))).toThrow('its standard plan is not among its plans')
  expect(() => readCatalogue(write({ standard: 'free', plans: { free: { name: 'Free' } } }))).toThrow(
    'plans.free.accounting',
  )
})
