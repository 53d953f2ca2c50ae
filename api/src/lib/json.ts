import type { Prisma } from '@tieout/prisma'

/** Facts as a JSON column takes them. */
export function json(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject
}
