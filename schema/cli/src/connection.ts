import { graphql } from '@tieout/client'
import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

const Connection = graphql(`
  {
    connection {
      status
      organisationName
      missingSetup {
        code
        message
      }
      budget {
        minuteLeft
        dayLeft
      }
    }
  }
`)

/** `tieout connection`: how the workspace stands to Xero. */
export function addConnection(program: Command, terminal: Terminal): void {
  program
    .command('connection')
    .description('how the workspace stands to Xero')
    .action(async (_, command: Command) => {
      const { connection } = await terminal.open().query(Connection)
      if (!connection) return terminal.tell(command, null, 'Not connected to Xero.')
      const { status, organisationName, missingSetup, budget } = connection
      const lines = [
        `${status} ${organisationName ?? ''}`.trim(),
        ...missingSetup.map(({ code, message }) => `${message} (${code})`),
        ...(budget ? [`Calls to Xero left: ${budget.minuteLeft} this minute, ${budget.dayLeft} today`] : []),
      ]
      terminal.tell(command, connection, lines.join('\n'))
    })
}
