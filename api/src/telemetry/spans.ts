import { createHash } from 'node:crypto'
import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api'

/** A place in a trace as W3C writes it (`traceparent`). */
export type TraceParent = string

/** What a span is, and what it goes on from. Where `parents` is left out, it belongs to what runs now. */
export interface SpanOptions {
  kind?: 'server' | 'client'
  attributes?: Attributes
  /** The first is its parent, the others are linked; none begins a trace of its own. */
  parents?: readonly TraceParent[]
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT }

/** Runs `work` within a span. Without a collector (see start-tracing.ts) it only runs it. */
export async function inSpan<Result>(
  name: string,
  { kind, attributes = {}, parents }: SpanOptions,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const [parent, ...links] = (parents ?? []).map(readParent)
  const around = parents ? (parent ?? ROOT_CONTEXT) : context.active()
  const options = {
    kind: kind ? kinds[kind] : SpanKind.INTERNAL,
    attributes,
    links: links.flatMap((link) => trace.getSpanContext(link) ?? []).map((link) => ({ context: link })),
  }
  return trace.getTracer('tieout').startActiveSpan(name, options, around, async (span) => {
    try {
      return await work(span)
    } catch (cause) {
      // Only what kind of error: its words may name a person or a secret.
      span.setAttribute('error.type', cause instanceof Error ? cause.name : 'unknown')
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw cause
    } finally {
      span.end()
    }
  })
}

/** Where the trace stands now, to be kept in a row and gone on from later; undefined while nothing is traced. */
export function currentParent(): TraceParent | undefined {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}

/** The ids of what runs now, for the log. */
export function traceIds(): { trace_id?: string; span_id?: string } {
  const here = trace.getSpanContext(context.active())
  return here ? { trace_id: here.traceId, span_id: here.spanId } : {}
}

/** Tells one workspace or organisation from another without naming it. */
export function anonymous(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16)
}

function readParent(traceparent: TraceParent) {
  return propagation.extract(ROOT_CONTEXT, { traceparent })
}
