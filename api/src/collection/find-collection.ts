export { findCollection } from './collection.store.ts'
