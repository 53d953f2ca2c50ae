import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { makeTestFolder } from './test-folder.ts'

function nameOf(pid: number): string {
  return `tieout-test-${hostname()}-${pid}-a`
}

/** More than any system gives out. */
const nobodysPid = 2 ** 30

test('where memory has no room, or is no folder, the folder is among the temporary ones', async () => {
  const folder = await makeTestFolder('/nowhere/at/all')
  expect(dirname(folder)).toBe(tmpdir())
  await rm(folder, { recursive: true })
})

test('what a killed run left is removed; what a living one uses, or another machine, is not', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'tieout-folders-'))
  const [left, used, other] = [nameOf(nobodysPid), nameOf(process.pid), `tieout-test-elsewhere-${nobodysPid}-a`]
  for (const name of [left, used, other]) await mkdir(join(parent, name, 'cluster'), { recursive: true })
  const folder = await makeTestFolder(parent, 0)
  expect(dirname(folder)).toBe(parent)
  expect([left, used, other].map((name) => existsSync(join(parent, name)))).toEqual([false, true, true])
  await rm(folder, { recursive: true })
  await rm(parent, { recursive: true })
})
