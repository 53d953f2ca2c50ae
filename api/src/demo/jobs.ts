import type { Transaction } from '../lib/transaction.ts'
import type { Ids } from './seed.ts'
import { taxRates, type RateName } from './northlight.ts'

interface JobLine {
  text: string
  /** Undefined: the job's hours. */
  quantity: string | undefined
  price: string
  service: string
  rate: RateName
}

const jobs: readonly {
  title: string
  client: string
  site: string
  hours: string
  startsOn: string
  lines: JobLine[]
}[] = [
  {
    ...{ title: 'Cobalt shop front', client: 'Cobalt Cycles', site: '14 Gloucester Road, Bristol' },
    ...{ hours: '24', startsOn: '2026-10-12' },
    lines: [
      { text: 'Signage design', quantity: undefined, price: '85', service: 'Brand design', rate: 'standard' },
      { text: 'Window vinyl, printed', quantity: '6', price: '48.5', service: 'Print recharges', rate: 'standard' },
      { text: 'Opening day photography', quantity: '0.5', price: '650', service: 'Photography', rate: 'standard' },
    ],
  },
  {
    ...{ title: 'Orchard prospectus', client: 'Orchard Primary School', site: 'Orchard Lane, Bristol' },
    ...{ hours: '16.5', startsOn: '2026-11-02' },
    lines: [
      { text: 'Layout and artwork', quantity: undefined, price: '82.5', service: 'Brand design', rate: 'standard' },
      { text: 'Printed prospectus', quantity: '500', price: '1.165', service: 'Print recharges', rate: 'zero' },
    ],
  },
]

/** Gives the demo a collection of jobs, so that records can be seen and invoiced from. */
export async function addJobs(transaction: Transaction, workspaceId: string, ids: Ids): Promise<void> {
  const fields = [
    { name: 'Hours', kind: 'NUMBER' },
    { name: 'Starts on', kind: 'DATE' },
    { name: 'Site', kind: 'TEXT' },
  ] as const
  const data = fields.map((field, position) => ({ ...field, position }))
  const collection = await transaction.collection.create({
    data: {
      workspaceId,
      name: 'Job',
      pluralName: 'Jobs',
      linksTo: ['CONTACT', 'INVOICES'],
      fields: { createMany: { data } },
    },
    include: { fields: true },
  })
  const fieldId = (name: (typeof fields)[number]['name']) =>
    collection.fields.find((one) => one.name === name)?.id ?? ''
  const hours = fieldId('Hours')
  for (const { title, client, site, lines, ...job } of jobs) {
    const values = { [hours]: job.hours, [fieldId('Starts on')]: job.startsOn, [fieldId('Site')]: site }
    const rows = lines.map(({ text, quantity, price, service, rate }, position) => ({
      ...{ position, description: text, quantity: quantity ?? '0', unitPrice: price },
      quantityFieldId: quantity === undefined ? hours : null,
      taxRateId: ids.taxRates.get(taxRates[rate].name) ?? null,
      projectId: ids.projects.get(title) ?? null,
      serviceId: ids.services.get(service) ?? null,
    }))
    await transaction.collectionRecord.create({
      data: {
        ...{ workspaceId, collectionId: collection.id, title, values, currency: 'GBP' },
        clientId: ids.clients.get(client) ?? null,
        lines: { createMany: { data: rows } },
      },
    })
  }
}
