import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kitConfig } from '../../../kit.config.ts'

const frame = readFileSync(join(import.meta.dirname, '../../app.html'), 'utf8')

test('the order of the layers stands before every sheet, and the policy lets it', () => {
  const [head = '', sheets] = frame.split('%sveltekit.head%')
  expect(sheets).toBeDefined()
  const [, order = ''] = /<style>([^]*?)<\/style>/.exec(head) ?? []
  expect(order.trim()).toBe('@layer base, shell, parts, pages;')
  const hash = createHash('sha256').update(order).digest('base64')
  const { csp } = kitConfig({ name: 'none', adapt: () => {} }, '')
  expect(csp?.directives?.['style-src']).toContain(`sha256-${hash}`)
})
