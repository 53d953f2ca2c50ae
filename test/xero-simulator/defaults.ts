/** The demo application the simulator knows. Not secrets: they open nothing but a simulator. */
export const defaultClientId = 'TIEOUTDEMOCLIENT0000000000000000'
export const defaultClientSecret = 'tieout-demo-client-secret'
export const defaultWebhookKey = 'tieout-demo-webhook-signing-key'
export const defaultPort = 4100

/** The two organisations every simulator starts with. Their ids never change. */
export const northlightId = '5f0c7a52-9d35-4c0e-8f4e-3a1be6d20b11'
export const kowhaiId = 'b8b1d3a6-2f64-4c57-9f0d-64a0c9b5e722'

/** The people who can sign in on the consent page. Roles are those of both organisations. */
export const standardUserId = '1d5b6c0e-7a43-4f0b-9d3c-0a5f4be3c001'
export const adviserUserId = '1d5b6c0e-7a43-4f0b-9d3c-0a5f4be3c002'
export const readOnlyUserId = '1d5b6c0e-7a43-4f0b-9d3c-0a5f4be3c003'
