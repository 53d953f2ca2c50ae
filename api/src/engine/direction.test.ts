import { expect, test } from 'vitest'
import { directionOf, presets } from './direction.ts'

test.each(Object.entries(presets))('%s is told by its flows', (name, flows) => {
  expect(directionOf(flows)).toBe(name)
})

test('any other four flows are a workspace’s own', () => {
  expect(directionOf({ ...presets.TWO_WAY, contactsPush: false })).toBe('CUSTOM')
})
