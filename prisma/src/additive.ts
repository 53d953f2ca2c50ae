import type { Migration } from './migrations.ts'

/** What the version that is still running could not live beside. */
const breaking: { is: RegExp; because: string }[] = [
  { is: /\bdrop\s+(table|column|type|view|schema)\b/i, because: 'drops what the running version may read' },
  {
    is: /\brename\s+(to|column|value|constraint)\b/i,
    because: 'renames what the running version calls by its old name',
  },
  {
    is: /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i,
    because: 'changes the type of what the running version writes',
  },
  { is: /\balter\s+column\s+\S+\s+set\s+not\s+null\b/i, because: 'demands what the running version may not give' },
  { is: /\btruncate\b|\bdelete\s+from\b/i, because: 'takes rows away' },
]

/** Until then nobody ran two versions side by side, and a migration could take away. */
const lastAlone = '20261121145253'

/** Whether the version before this migration may run on while it is applied, and after. */
export function isBesideOlder({ name }: Pick<Migration, 'name'>): boolean {
  return name.slice(0, lastAlone.length) > lastAlone
}

/**
 * What in a migration would break the version that runs beside it during a rolling upgrade. Such a step is split: one version
 * adds; a later one, when nobody runs the old one any more, takes away, and says so right above the statement:
 * `-- Unused since VERSION: why`.
 */
export function findBreakingSql({ name, sql }: Pick<Migration, 'name' | 'sql'>): string[] {
  if (!isBesideOlder({ name })) return []
  return statementsOf(sql).flatMap((statement) => {
    if (/^--\s*Unused since \S+: \S+/im.test(statement)) return []
    const bare = statement.replaceAll(/^\s*--.*$/gm, '').trim()
    const found = breaking.filter(({ is }) => is.test(bare)).map(({ because }) => because)
    if (addsRequired(bare)) found.push('adds a column that the running version leaves empty: give it a default')
    return found.map((because) => `${name}: ${bare.split('\n')[0]} … ${because}`)
  })
}

function statementsOf(sql: string): string[] {
  return sql.split(/;\s*(?:\n|$)/).filter((statement) => statement.trim() !== '')
}

function addsRequired(statement: string): boolean {
  const columns = statement.split(/\badd\s+column\b/i).slice(1)
  return columns.some((column) => /\bnot\s+null\b/i.test(column) && !/\bdefault\b|\bgenerated\b/i.test(column))
}
