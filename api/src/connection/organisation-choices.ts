import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { isInUseElsewhere, offeredIn } from './connection.store.ts'

/** An organisation as a person chooses it. */
export interface OrganisationChoice {
  ledgerOrganisationId: string
  name: string
  countryCode: string | null
  baseCurrency: string | null
  isDemo: boolean
  /** Another workspace is connected to it. */
  inUseElsewhere: boolean
}

/** What the consent covers; details as far as this workspace has met the organisation before. */
export async function listChoices(
  { prisma }: Dependencies,
  connection: Pick<Connection, 'workspaceId' | 'offered'>,
): Promise<OrganisationChoice[]> {
  const { workspaceId } = connection
  const offered = offeredIn(connection)
  const met = await prisma.organisation.findMany({ where: { workspaceId } })
  return Promise.all(
    offered.map(async ({ ledgerOrganisationId, name }) => {
      const known = met.find((one) => one.ledgerOrganisationId === ledgerOrganisationId)
      return {
        ...{ ledgerOrganisationId, name },
        countryCode: known?.countryCode ?? null,
        baseCurrency: known?.baseCurrency ?? null,
        isDemo: known?.isDemo ?? false,
        inUseElsewhere: await isInUseElsewhere(prisma, workspaceId, ledgerOrganisationId),
      }
    }),
  )
}
