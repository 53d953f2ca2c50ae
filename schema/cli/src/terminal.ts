import { createClient, type Client } from '@tieout/client'
import type { Command } from 'commander'
import { readLogin, type Surroundings } from './login-file.ts'

/** Where a command reads and says things. */
export interface Terminal {
  environment: Surroundings
  /** All that was piped in. */
  readInput(): Promise<string>
  /** Says a value: as JSON where that was asked for, else in words. */
  tell(command: Command, value: unknown, words: string): void
  complain(words: string): void
  /** Whoever is logged in. */
  open(): Client
}

export function openTerminal({
  env,
  stdin,
  stdout,
  stderr,
}: Pick<NodeJS.Process, 'env' | 'stdin' | 'stdout' | 'stderr'>): Terminal {
  return {
    environment: env,
    readInput: async () => {
      if (stdin.isTTY) stderr.write('Paste it, then press Enter and Ctrl-D.\n')
      return (await stdin.setEncoding('utf8').toArray()).join('')
    },
    tell: (command, value, words) => {
      const isJson = command.optsWithGlobals<{ json?: true }>().json
      stdout.write(`${isJson ? JSON.stringify(value) : words}\n`)
    },
    complain: (words) => void stderr.write(`${words}\n`),
    open: () => createClient(readLogin(env)),
  }
}

/** Lines up columns; the last one is as long as it is. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
