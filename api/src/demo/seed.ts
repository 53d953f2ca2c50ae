import type { Prisma, PrismaClient } from '@tieout/prisma'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { toDate } from '../lib/scalars.ts'
import { composeInvoices, type DemoInvoice } from './invoices.ts'
import { addJobs } from './jobs.ts'
import { clients, people, projects, services, taxRates, workspace } from './northlight.ts'

/** Names to ids of everything invoices point at. */
export interface Ids {
  clients: Map<string, string>
  projects: Map<string, string>
  services: Map<string, string>
  taxRates: Map<string, string>
}

/** Makes the demo workspace once; a database that has it keeps what became of it. Answers its id. */
export async function seedWorkspace(
  prisma: PrismaClient,
  { today, passwordHash }: { today: string; passwordHash: string },
): Promise<string> {
  const standing = await prisma.workspace.findUnique({ where: { slug: workspace.slug } })
  if (standing) return standing.id
  return inTransaction(prisma, async (transaction) => {
    const { id } = await transaction.workspace.create({ data: workspace })
    for (const person of people) await addPerson(transaction, id, person, passwordHash)
    const ids = await addSubjects(transaction, id)
    for (const invoice of composeInvoices(today)) await addInvoice(transaction, id, invoice, ids)
    await addJobs(transaction, id, ids)
    return id
  })
}

async function addPerson(
  transaction: Transaction,
  organizationId: string,
  { name, email, role }: (typeof people)[number],
  password: string,
): Promise<void> {
  const user = await transaction.user.create({ data: { name, email, emailVerified: true } })
  const userId = user.id
  await transaction.account.create({ data: { userId, accountId: userId, providerId: 'credential', password } })
  await transaction.member.create({ data: { organizationId, userId, role } })
}

async function addSubjects(transaction: Transaction, workspaceId: string): Promise<Ids> {
  const own = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, workspaceId }))
  const madeClients = await transaction.client.createManyAndReturn({
    data: own(clients).map((client) => ({ ...client, phone: client.phone ?? null })),
  })
  const clientIds = byName(madeClients)
  const madeProjects = await transaction.project.createManyAndReturn({
    data: own(projects).map(({ client, ...project }) => ({ ...project, clientId: clientIds.get(client) ?? null })),
  })
  const madeServices = await transaction.service.createManyAndReturn({
    data: own(services).map((service) => ({ ...service, unitPrice: service.unitPrice ?? null })),
  })
  const madeRates = await transaction.taxRate.createManyAndReturn({ data: own(Object.values(taxRates)) })
  return {
    clients: clientIds,
    projects: byName(madeProjects),
    services: byName(madeServices),
    taxRates: byName(madeRates),
  }
}

function byName(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ name, id }) => [name, id]))
}

async function addInvoice(
  transaction: Transaction,
  workspaceId: string,
  invoice: DemoInvoice,
  ids: Ids,
): Promise<void> {
  const { number, status, currency, reference, subtotal, taxTotal, total, amountPaid, paidOn } = invoice
  const writtenAt = new Date(`${invoice.issuedOn}T09:12:00Z`)
  const sentAt = status === 'DRAFT' ? null : new Date(`${invoice.issuedOn}T10:05:00Z`)
  const voidedAt = status === 'VOIDED' ? new Date(`${invoice.issuedOn}T15:40:00Z`) : null
  await transaction.document.create({
    data: {
      ...{ workspaceId, number, status, currency, subtotal, taxTotal, total, amountPaid, sentAt, voidedAt },
      clientId: ids.clients.get(invoice.client) ?? '',
      reference: reference ?? null,
      issuedOn: toDate(invoice.issuedOn),
      dueOn: toDate(invoice.dueOn),
      createdAt: writtenAt,
      lines: { createMany: { data: invoice.lines.map((line, position) => toLine(line, position, ids)) } },
      timeline: { createMany: { data: toTimeline(invoice, workspaceId, { writtenAt, sentAt, voidedAt }) } },
      ...(paidOn
        ? { payments: { create: { workspaceId, origin: 'APP', amount: amountPaid, currency, ...paid(paidOn) } } }
        : {}),
    },
  })
}

function paid(paidOn: string) {
  return { paidOn: toDate(paidOn), reference: 'Bank transfer', createdAt: new Date(`${paidOn}T11:30:00Z`) }
}

function toLine(line: DemoInvoice['lines'][number], position: number, ids: Ids) {
  const { description, quantity, unitPrice, net, tax, project, service, rate } = line
  return {
    ...{ position, description, quantity, unitPrice, net, tax },
    taxRateId: ids.taxRates.get(taxRates[rate].name) ?? null,
    projectId: (project && ids.projects.get(project)) ?? null,
    serviceId: ids.services.get(service) ?? null,
  }
}

function toTimeline(
  { amountPaid, currency, paidOn }: DemoInvoice,
  workspaceId: string,
  at: { writtenAt: Date; sentAt: Date | null; voidedAt: Date | null },
): Prisma.TimelineEntryCreateManyDocumentInput[] {
  const actor = 'Priya Nair'
  const detail = { amount: amountPaid.toString(), currency }
  return [
    { workspaceId, kind: 'CREATED', actor, at: at.writtenAt },
    ...(at.sentAt ? [{ workspaceId, kind: 'SENT', actor, at: at.sentAt }] : []),
    ...(at.voidedAt ? [{ workspaceId, kind: 'VOIDED', actor, at: at.voidedAt }] : []),
    ...(paidOn ? [{ workspaceId, kind: 'PAYMENT_RECORDED', actor, at: new Date(`${paidOn}T11:30:00Z`), detail }] : []),
  ]
}
