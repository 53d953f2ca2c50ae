import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKit, type Asker, type Kit } from '../testing/kit.ts'

let kit: Kit
let maya: Asker
let omar: Asker

beforeAll(async () => {
  kit = await startKit()
  maya = await kit.signUp('Maya')
  omar = await kit.signUp('Omar')
})
afterAll(() => kit.close())

async function isHidden(asker: Asker): Promise<boolean> {
  return (await asker.ask('{ viewer { setUpHidden } }')).data.viewer.setUpHidden
}

async function hide(asker: Asker, hidden: boolean): Promise<string> {
  const HIDE = 'mutation ($input: HideSetUpInput!) { hideSetUp(input: $input) { __typename } }'
  return (await asker.ask(HIDE, { input: { hidden } })).data.hideSetUp.__typename
}

test('the steps of the set-up are put away by one person for that person, and brought back', async () => {
  expect(await isHidden(maya)).toBe(false)
  expect(await hide(maya, true)).toBe('Viewer')
  expect(await isHidden(maya)).toBe(true)
  expect(await isHidden(omar)).toBe(false)
  await hide(maya, false)
  expect(await isHidden(maya)).toBe(false)
})
