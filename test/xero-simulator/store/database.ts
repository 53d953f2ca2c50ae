import { DatabaseSync, type StatementSync } from 'node:sqlite'

interface Row {
  id: string
  body: string
}

/** The data file: what was written when `write` returned is there after kill -9. */
export class Database {
  readonly #file: DatabaseSync
  readonly #upsert: StatementSync
  readonly #delete: StatementSync

  constructor(path: string) {
    this.#file = new DatabaseSync(path)
    this.#file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000')
    this.#file.exec(
      'CREATE TABLE IF NOT EXISTS entity (position INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (collection, id))',
    )
    this.#upsert = this.#file.prepare(
      'INSERT INTO entity (collection, id, body) VALUES (?, ?, ?) ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body',
    )
    this.#delete = this.#file.prepare('DELETE FROM entity WHERE collection = ? AND id = ?')
  }

  read(collection: string): Row[] {
    const rows = this.#file
      .prepare('SELECT id, body FROM entity WHERE collection = ? ORDER BY position')
      .all(collection)
    return rows.map((row) => ({ id: String(row['id']), body: String(row['body']) }))
  }

  write(changes: { collection: string; id: string; body: () => string | undefined }[]): void {
    this.#file.exec('BEGIN IMMEDIATE')
    try {
      for (const { collection, id, body } of changes) {
        const text = body()
        if (text === undefined) this.#delete.run(collection, id)
        else this.#upsert.run(collection, id, text)
      }
      this.#file.exec('COMMIT')
    } catch (failure) {
      this.#file.exec('ROLLBACK')
      throw failure
    }
  }

  close(): void {
    this.#file.close()
  }
}
