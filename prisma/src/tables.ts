import type pg from 'pg'

/** A table as whoever writes it has to know it. */
export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** Columns in which two rows must differ, and no more than the unique indexes ask for. */
  readonly told: readonly string[]
}

export interface Column {
  readonly name: string
  readonly type: string
  /** Of an enumeration. */
  readonly labels: readonly string[] | null
  readonly refersTo: { readonly table: string; readonly column: string } | null
}

interface Found {
  name: string
  columns: Column[]
  unique: { columns: string[]; isKey: boolean }[]
}

const TABLES = `
  select c.relname as name,
    (select json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'labels', (select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid),
        'refersTo', (
          select json_build_object('table', p.relname, 'column', r.attname)
          from pg_constraint f join pg_class p on p.oid = f.confrelid
            join pg_attribute r on r.attrelid = f.confrelid and r.attnum = f.confkey[1]
          where f.contype = 'f' and f.conrelid = c.oid and f.conkey = array[a.attnum] limit 1)
      ) order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not like 'nextval(%') as columns,
    (select json_agg(json_build_object(
        'columns', (select json_agg(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey)),
        'isKey', i.indisprimary))
      from pg_index i where i.indrelid = c.oid and i.indisunique) as unique
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
  order by c.relname`

/** The tables there are now, each after those it refers to. What the database numbers by itself is left to it. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Found>(TABLES)
  return inOrder(rows).map(({ name, columns, unique }) => ({
    name,
    columns,
    key: unique.find(({ isKey }) => isKey)?.columns ?? [],
    told: unique.flatMap((index) => tellBy(index.columns, columns)),
  }))
}

function tellBy(index: readonly string[], columns: readonly Column[]): string[] {
  const own = columns.filter(({ name, refersTo }) => index.includes(name) && !refersTo)
  const teller = own.find(({ type }) => type === 'text') ?? own[0]
  return teller ? [teller.name] : [...index]
}

function inOrder(tables: readonly Found[]): Found[] {
  const ordered: Found[] = []
  const visit = (table: Found, above: readonly string[]) => {
    if (ordered.includes(table)) return
    for (const { refersTo } of table.columns) {
      const parent = tables.find(({ name }) => name === refersTo?.table)
      if (parent && parent !== table && !above.includes(parent.name)) visit(parent, [...above, table.name])
    }
    ordered.push(table)
  }
  for (const table of tables) visit(table, [])
  return ordered
}
