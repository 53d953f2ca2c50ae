const kinds = ['PERSON', 'KEY', 'SYSTEM'] as const

/** What the page's address says about which entries to show. */
export function filterFrom(params: URLSearchParams) {
  const kind = kinds.find((one) => one === params.get('by'))
  return {
    ...(kind ? { actorKind: kind } : {}),
    ...textOf(params, 'actor', 'actorId'),
    ...textOf(params, 'action', 'action'),
    ...textOf(params, 'subject', 'subjectId'),
    ...momentOf(params, 'since', 'since', 0),
    ...momentOf(params, 'until', 'until', 1),
  }
}

function textOf<Field extends string>(params: URLSearchParams, name: string, field: Field) {
  const value = params.get(name)
  return value ? ({ [field]: value } as Record<Field, string>) : {}
}

/** The beginning of a day, or of the one after it. */
function momentOf<Field extends string>(params: URLSearchParams, name: string, field: Field, daysLater: number) {
  const day = Date.parse(`${params.get(name) ?? ''}T00:00:00Z`)
  if (Number.isNaN(day)) return {}
  return { [field]: new Date(day + daysLater * 86_400_000).toISOString() } as Record<Field, string>
}
