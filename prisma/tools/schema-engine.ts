import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import { SchemaEngine, type DiffParams } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import type { Migration } from '../src/migrations.ts'

/** PostgreSQL's internal one-byte type `"char"`, which its catalogue uses and Prisma's adapter does not know. */
const INTERNAL_CHAR = 18
const TEXT = 25

/**
 * The SQL that takes a database with these migrations to the given Prisma schema; empty when they agree. `shadowUrl` names an
 * empty database to work in. Prisma's command line does the same, but has to download a native program for it.
 */
export async function diffToSchema(
  migrations: readonly Migration[],
  schema: string,
  shadowUrl: string,
): Promise<string> {
  const connect = () => connectForIntrospection(shadowUrl)
  const factory = {
    provider: 'postgres' as const,
    adapterName: '@prisma/adapter-pg',
    connect,
    connectToShadowDb: connect,
  }
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  const result = await engine.diff({
    from: { tag: 'migrations', ...migrationList(migrations) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  } as DiffParams)
  const sql = result.stdout?.trim() ?? ''
  return sql.startsWith('-- This is an empty migration') ? '' : sql
}

function migrationList(migrations: readonly Migration[]) {
  return {
    baseDir: '/',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}

/** An adapter that passes `"char"` off as text, which Prisma's lets through, and then puts the column's type right. */
async function connectForIntrospection(url: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url })
  const chars = rememberChars(pool)
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const columnTypes = result.columnTypes.map((type, column) => {
      const isChar = type === ColumnTypeEnum.Text && chars.has(result.columnNames[column] ?? '')
      return isChar ? ColumnTypeEnum.Character : type
    })
    return { ...result, columnTypes }
  }
  return adapter
}

function rememberChars(pool: pg.Pool): Set<string> {
  const names = new Set<string>()
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
  const queryNoting = async (config: pg.QueryConfig) => {
    const result = await query(config)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue
      field.dataTypeID = TEXT
      names.add(field.name)
    }
    return result
  }
  pool.query = queryNoting as typeof pool.query
  return names
}
