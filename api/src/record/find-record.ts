export { findRecord } from './record.store.ts'
