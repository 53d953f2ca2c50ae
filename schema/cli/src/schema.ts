import type { Command } from 'commander'
import { buildClientSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from 'graphql'
import type { Terminal } from './terminal.ts'

/** `tieout schema`: what that Tieout serves, as SDL. */
export function addSchema(program: Command, terminal: Terminal): void {
  program
    .command('schema')
    .description('print the schema that this Tieout serves, for editors and generators')
    .action(async (_, command: Command) => {
      const answer = (await terminal.open().query(getIntrospectionQuery())) as IntrospectionQuery
      terminal.tell(command, answer, printSchema(buildClientSchema(answer)))
    })
}
