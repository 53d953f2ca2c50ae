import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { shapeOf } from './shape.ts'

const pages = globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '../../../routes/(app)') })

test.each(pages.map((page) => dirname(page)))('a page that takes its time has the outline of its own: %s', (folder) => {
  // What nobody can be led to has none.
  if (folder === '[...path]') return expect(shapeOf('/(app)/[...path]')).toBeUndefined()
  expect(shapeOf(folder === '.' ? '/(app)' : `/(app)/${folder}`)).toBeDefined()
})
