import { verifyWebhook } from '@tieout/client'
import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

interface VerifyOptions {
  id: string
  timestamp: string
  signature: string
}

/** `tieout webhooks verify`: whether a delivery is what it says it is. */
export function addWebhooks(program: Command, terminal: Terminal): void {
  program
    .command('webhooks')
    .description('look at deliveries')
    .command('verify')
    .description('whether the body that is piped in was signed with the secret in TIEOUT_WEBHOOK_SECRET')
    .requiredOption('--id <id>', 'its webhook-id')
    .requiredOption('--timestamp <seconds>', 'its webhook-timestamp')
    .requiredOption('--signature <signature>', 'its webhook-signature')
    .action(async ({ id, timestamp, signature }: VerifyOptions, command: Command) => {
      const secret = terminal.environment['TIEOUT_WEBHOOK_SECRET']
      if (!secret) throw new Error('Set TIEOUT_WEBHOOK_SECRET to the secret of the endpoint, whsec_…')
      const body = await terminal.readInput()
      const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
      const event = verifyWebhook({ body, headers, secret })
      terminal.tell(command, event, `It is signed: ${event.type} of ${event.timestamp}.`)
    })
}
