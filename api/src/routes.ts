export { callbackRoutes } from './connection/callback.ts'
export { webhookRoutes } from './webhook/xero-webhook.ts'
