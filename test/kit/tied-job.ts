import { addJob } from './jobs.ts'
import type { Story } from './story.ts'

/** A job whose collection is tied to everything of Xero, and what may be done with it. */
export interface TiedJob {
  id: string
  clientId: string
  /** As it stands now, with all it is tied to. */
  read(): Promise<Record<string, any>>
  /** Runs a mutation that answers a record, or why not. */
  run(mutation: string, input: object, type?: string): Promise<Record<string, any>>
  /** Asks for an item, sold at 640.1234 and bought at 18.75, unless `more` says otherwise. */
  createItem(more?: object): Promise<Record<string, any>>
}

const RECORD = `id title client { id name contact { name balancesAt } contactCreation { state problem { title } } }
  item { id code name sales { price accountCode taxType } purchases { price } }
  itemCreation { state code problem { title } }
  links { id kind isForeign organisationName url checkedAt item { code } document { number status contact
    total { amount } amountDue { amount } } }`

export async function addTiedJob(story: Story): Promise<TiedJob> {
  const { id, client } = await addJob(story, ['CONTACT', 'ITEM', 'INVOICES', 'BILLS'], RECORD)
  const { graph } = story
  return {
    ...{ id, clientId: client.id },
    read: async () => {
      const { record } = await graph.ask(`query ($id: ID!) { record(id: $id) { ${RECORD} } }`, { id })
      return record
    },
    run: (mutation, input, type = 'Record') => graph.run(mutation, input, `... on ${type} { id }`),
    createItem: (more = {}) => {
      const item = { code: 'SHOP-1', name: 'Shop front', salesPrice: '640.1234', purchasePrice: '18.75' }
      const input = { recordId: id, ...item, ...more }
      return graph.run('createItem', input, '... on Record { id } ... on InvalidInput { fields { path } }')
    },
  }
}
