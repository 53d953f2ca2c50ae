/**
 * Facts worth telling, ids only: who listens reads again as themselves. Delivered at commit through NOTIFY; a lost one
 * costs latency, never truth.
 */
export interface EventMap {
  documentChanged: { workspaceId: string; documentId: string }
  connectionChanged: { workspaceId: string; connectionId: string }
  reconciliationChanged: { workspaceId: string; reconciliationId: string }
}

export type EventName = keyof EventMap
export type Event = { [Name in EventName]: { name: Name } & EventMap[Name] }[EventName]
