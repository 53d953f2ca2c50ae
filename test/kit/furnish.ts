import type { Story } from './story.ts'

/** Gives the demo what stands beside invoices: a record invoiced in part, an API key, an endpoint, an invitation. */
export async function furnish({ graph }: Story, apiUrl: string): Promise<void> {
  const { collections } = await graph.ask('{ collections(first: 1) { nodes { id } } }')
  const { records } = await graph.ask(
    'query ($id: ID!) { records(collectionId: $id, first: 1) { nodes { id lines { id } } } }',
    { id: collections.nodes[0].id },
  )
  const [record] = records.nodes
  const composed = { recordId: record.id, key: 'furnished', lines: [{ lineId: record.lines[0].id }] }
  await graph.run('composeInvoice', composed, '... on Invoice { id }')
  await graph.run('createApiKey', { name: 'Nightly export' }, '... on CreateApiKeySuccess { apiKey { id } }')
  const { endpoint } = await graph.run(
    'createWebhookEndpoint',
    { url: `${apiUrl}/nobody-listens-here`, description: 'Stock system' },
    '... on CreateWebhookEndpointSuccess { endpoint { id } }',
  )
  await graph.run('sendWebhookTest', { webhookEndpointId: endpoint.id }, '... on WebhookDelivery { id }')
  await graph.run('inviteMember', { email: 'tess@northlight.example', role: 'MEMBER' }, '... on Invitation { id }')
}
