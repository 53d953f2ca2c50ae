import { createClient, graphql } from '@tieout/client'
import type { Command } from 'commander'
import { forgetLogin, keepLogin } from './login-file.ts'
import type { Terminal } from './terminal.ts'

const Viewer = graphql(`
  {
    viewer {
      name
      workspace {
        name
      }
    }
  }
`)

/** `tieout login` and `logout`: which Tieout, and as which key. */
export function addLogin(program: Command, terminal: Terminal): void {
  program
    .command('login')
    .description('keep an API key for the commands that follow; it is read from what is piped in, or from TIEOUT_KEY')
    .requiredOption('--url <address>', 'the address of Tieout, such as https://tieout.example.com')
    .action(async ({ url }: { url: string }, command: Command) => {
      // Never an argument: those stand in the history of the shell, and in the list of processes.
      const key = (terminal.environment['TIEOUT_KEY'] ?? (await terminal.readInput())).trim()
      const { viewer } = await createClient({ url, key }).query(Viewer)
      if (!viewer) throw new Error('Tieout does not know this key. Make one under Developers.')
      const file = keepLogin(terminal.environment, { url, key })
      const workspace = viewer.workspace.name
      terminal.tell(command, { workspace, key: viewer.name, file }, `Logged in to ${workspace} as ${viewer.name}.`)
    })
  program
    .command('logout')
    .description('forget the key')
    .action((_, command: Command) => {
      forgetLogin(terminal.environment)
      terminal.tell(
        command,
        { loggedIn: false },
        'The key is forgotten here. It goes on to work until it is ended in Tieout.',
      )
    })
}
