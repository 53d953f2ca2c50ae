import type { Story } from './story.ts'

/** Adds a collection of jobs that makes these, and one job: ten hours at 60, and ten of a material at 40; answers what `fields` ask. */
export async function addJob(story: Story, linksTo: string[], fields: string): Promise<Record<string, any>> {
  const { graph } = story
  const made = await graph.run(
    'createCollection',
    { name: 'Job', pluralName: 'Jobs', fields: [{ name: 'Hours', kind: 'NUMBER' }], linksTo },
    '... on Collection { id fields { id } }',
  )
  const clientId = await story.createClient('Acme & Sons', 'accounts@acme.example')
  const taxRateId = await story.createTaxRate('VAT 20', '20')
  const hours = made['fields'][0].id
  const lines = [
    { description: 'Work', quantityFieldId: hours, unitPrice: '60', taxRateId },
    { description: 'Materials', quantity: '10', unitPrice: '40', taxRateId },
  ]
  const values = [{ fieldId: hours, value: '10' }]
  const input = { collectionId: made['id'], title: 'Shop front', clientId, values, lines }
  return graph.run('createRecord', input, `... on Record { ${fields} }`)
}

/** Codes of the connected organisation that a line may be given by hand. */
export async function findCodes(story: Story): Promise<{ zero: string; other: string; expense: string }> {
  const { rates, income, expense } = await story.graph.ask(`{
    rates: ledgerTaxRates(first: 100) { nodes { id taxType } }
    income: ledgerAccounts(first: 100, purpose: INCOME) { nodes { id code } }
    expense: ledgerAccounts(first: 100, purpose: EXPENSE) { nodes { id code } } }`)
  return {
    zero: rates.nodes.find((one: any) => one.taxType === 'ZERORATEDOUTPUT').id,
    other: income.nodes.find((one: any) => one.code !== '200').id,
    expense: expense.nodes.find((one: any) => one.code === '429').id,
  }
}
