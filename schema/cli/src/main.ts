import { Command } from 'commander'
import { addConnection } from './connection.ts'
import { describeFailure } from './failure.ts'
import { addInvoices } from './invoices.ts'
import { addLogin } from './login.ts'
import { addSchema } from './schema.ts'
import { addTail } from './tail.ts'
import { addWebhooks } from './webhooks.ts'
import { openTerminal } from './terminal.ts'

const terminal = openTerminal(process)
const program = new Command('tieout')
  .description('Tieout from the command line: invoices, and their way to Xero.')
  .option('--json', 'answer with JSON, one value a line')
  .showHelpAfterError('(tieout --help says what there is)')
  .addHelpText('after', '\nThe key and the address come from `tieout login`, or from TIEOUT_KEY and TIEOUT_URL.')

for (const add of [addLogin, addConnection, addInvoices, addTail, addSchema, addWebhooks]) add(program, terminal)

try {
  await program.parseAsync()
} catch (cause) {
  terminal.complain(describeFailure(cause))
  process.exitCode = 1
}
