import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What plans there are and what each entitles to. */
export interface PlanCatalogue {
  /** The plan of a workspace that has none of its own. */
  standard: string
  /** Where a person chooses another plan; null where nobody sells any. */
  upgradeUrl: string | null
  plans: Record<string, Plan>
}

export interface Plan {
  name: string
  /** May be tied to an accounting system. */
  accounting: boolean
}

/** Who runs Tieout for themselves has everything. */
export const everything: PlanCatalogue = {
  standard: 'everything',
  upgradeUrl: null,
  plans: { everything: { name: 'Everything', accounting: true } },
}

const Catalogue = z
  .object({
    standard: z.string(),
    upgradeUrl: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    plans: z.record(z.string(), z.object({ name: z.string().min(1), accounting: z.boolean() })),
  })
  .refine(({ standard, plans }) => standard in plans, 'its standard plan is not among its plans')

/** Reads a catalogue from a file; throws what is wrong with it, in one line. */
export function readCatalogue(file: string): PlanCatalogue {
  const parsed = Catalogue.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join(', '))
}

/** The plan a workspace is on. A plan the catalogue no longer has counts as the standard one. */
export function planOf({ standard, plans }: PlanCatalogue, plan: string | null): Plan {
  return plans[plan ?? standard] ?? plans[standard] ?? { name: 'None', accounting: false }
}
