export { callbackRoutes } from './connection/callback.ts'
export { receiptRoutes } from './expense/receipts.ts'
export { webhookRoutes } from './webhook/xero-webhook.ts'
export { mailRoutes } from './notification/unsubscribe-route.ts'
