// What lines may name, for other features whose lines name the same.
export { loadLineSubjects, type LineSubjects } from './line-subjects.store.ts'
