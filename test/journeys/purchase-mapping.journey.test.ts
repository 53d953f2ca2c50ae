import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginTrade, kinds, type Kind } from '../kit/kinds.ts'
import type { Trade } from '../kit/kinds.ts'
import { openTimedWorld, type TimedWorld } from '../kit/timed-world.ts'

let world: TimedWorld
let trade: Trade

beforeAll(async () => {
  world = await openTimedWorld()
  trade = await beginTrade(world)
})
afterAll(() => world.close())

async function suggestions() {
  const { mappingSuggestions } = await trade.story.graph.ask(`{ mappingSuggestions { side because trackingSource
    taxRate { name } ledgerTaxRate { id taxType } trackingCategory { name } purpose } }`)
  return mappingSuggestions as Record<string, any>[]
}

/** What is suggested to buy with at our rate of this name. */
async function purchasesOf(rate: string) {
  return (await suggestions()).filter(({ side, taxRate }) => side === 'PURCHASES' && taxRate.name === rate)
}

/** What the detail of one kind of document says of its first line, and what its preview says. */
async function postingOf({ type, one }: Kind, id: string) {
  const { [one]: found } = await trade.story.graph.ask(
    `query ($id: ID!) { ${one}(id: $id) { lines { posting { account { code } taxRate { taxType } } } preview { rows { label willBe } } } }`,
    { id },
  )
  const line = found.preview.rows.find(({ label }: { label: string }) => label === 'Line 1')
  return { ...found.lines[0].posting, previewed: line.willBe, type }
}

test('who buys nothing is suggested nothing to buy with; from the first bill on, codes for purchases', async () => {
  expect((await suggestions()).filter(({ side }) => side === 'PURCHASES')).toEqual([])
  const [bill] = kinds
  if (!bill) throw new Error('There is no kind of bill.')
  await trade.draft(bill, 'B-1')
  const bought = await purchasesOf('VAT 20')
  expect(bought).toMatchObject([{ ledgerTaxRate: { taxType: 'INPUT2' } }])
  const { graph } = trade.story
  const ledgerTaxRateId = bought[0]?.['ledgerTaxRate'].id
  const input = { taxRateId: trade.taxRateId, ledgerTaxRateId, side: 'PURCHASES' }
  await graph.run('mapTax', input, '... on TaxMapping { id }')
  expect(await purchasesOf('VAT 20')).toEqual([])
  expect(await purchasesOf('Exempt Income')).toMatchObject([{ ledgerTaxRate: { taxType: 'EXEMPTINPUT' } }])
})

test('a line names the account and the code of its own side, as the preview does', async () => {
  for (const [index, kind] of kinds.slice(0, 3).entries()) {
    const posting = await postingOf(kind, await trade.draft(kind, `P-${index}`))
    const sold = kind.type === 'CreditNote'
    expect(posting).toMatchObject({
      account: { code: sold ? '200' : '429' },
      taxRate: { taxType: sold ? 'OUTPUT2' : 'INPUT2' },
      previewed: expect.stringContaining(sold ? '200' : '429'),
    })
  }
})

test('a tracking category whose options are named like projects is suggested to go by project', async () => {
  const { graph } = trade.story
  expect((await suggestions()).filter(({ trackingCategory }) => trackingCategory)).toEqual([])
  await graph.run('createProject', { name: 'north' }, '... on Project { id }')
  expect((await suggestions()).filter(({ trackingCategory }) => trackingCategory)).toMatchObject([
    {
      trackingCategory: { name: 'Region' },
      trackingSource: 'PROJECT',
      because: expect.stringContaining('your projects'),
    },
  ])
})
