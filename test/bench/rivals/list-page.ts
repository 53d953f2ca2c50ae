import type pg from 'pg'

const viewerSql = `select m."organizationId" as workspace from "Session" s
  join "Member" m on m."userId" = s."userId" and m."organizationId" = coalesce(s."activeOrganizationId", m."organizationId")
  where s.token = $1 and s."expiresAt" > now()`
const pageSql = `select d.id, d.number, d.status, d."issuedOn"::text, d."dueOn"::text, d.total::text, d.currency,
    c.name as client, s.state, s."lastAttemptAt", s."ledgerTotal"::text as "ledgerTotal"
  from "Document" d join "Client" c on c.id = d."clientId" left join "SyncStatus" s on s."documentId" = d.id
  where d."workspaceId" = $1 and d.kind = 'INVOICE' order by d."createdAt" desc, d.id desc limit 51`
const countSql = `select count(*)::int as count from "Document" where "workspaceId" = $1 and kind = 'INVOICE'`

/** The sync page written by hand: who asks, the page, the count; the same JSON that GraphQL answers. Undefined for strangers. */
export async function readListPage(pool: pg.Pool, cookies: string | undefined) {
  const cookie = /tieout\.session=([^.;]+)/.exec(decodeURIComponent(cookies ?? ''))?.[1]
  const viewer = await pool.query(viewerSql, [cookie])
  const workspace = viewer.rows[0]?.workspace
  if (!workspace) return undefined
  const [page, count] = await Promise.all([pool.query(pageSql, [workspace]), pool.query(countSql, [workspace])])
  return {
    totalCount: count.rows[0].count,
    pageInfo: { hasNextPage: page.rows.length > 50 },
    nodes: page.rows.slice(0, 50).map(toNode),
  }
}

function toNode(row: Record<string, any>) {
  return {
    id: btoa(`Invoice:${row['id']}`),
    number: row['number'],
    status: row['status'],
    issuedOn: row['issuedOn'],
    dueOn: row['dueOn'],
    client: { name: row['client'] },
    total: money(row['total'], row['currency']),
    sync: {
      state: row['state'],
      lastAttemptAt: row['lastAttemptAt'].toISOString(),
      ledgerTotal: money(row['ledgerTotal'], row['currency']),
    },
  }
}

function money(hundredths: string, currency: string) {
  return { amount: `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`, currency }
}
