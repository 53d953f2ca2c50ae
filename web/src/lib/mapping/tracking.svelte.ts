import type { MappingData } from './mapping.graphql.ts'

export type Category = MappingData['ledgerTrackingCategories'][number]
export type Source = 'NONE' | 'PROJECT' | 'CLIENT' | 'SERVICE' | 'FIXED'

/** Somebody or something that a line may be tracked by. */
export interface Subject {
  id: string
  name: string
}

/** One tracking category as it is being edited. */
export class TrackingDraft {
  readonly category: Category
  source = $state<Source>('NONE')
  unmatched = $state<'LEAVE_EMPTY' | 'USE_OPTION' | 'REFUSE'>('LEAVE_EMPTY')
  optionId = $state('')
  choices = $state<Record<string, string>>({})
  /** What stood when the editing began. */
  revision: string

  constructor(category: Category) {
    const { mapping } = category
    this.category = category
    this.source = mapping?.source ?? 'NONE'
    this.unmatched = mapping?.unmatched ?? 'LEAVE_EMPTY'
    this.optionId = mapping?.option?.id ?? ''
    this.revision = mapping?.revision ?? ''
    for (const { subject, option } of mapping?.choices ?? []) if (subject) this.choices[subject.id] = option.id
  }

  /** The option whose name is the subject's own. */
  byName({ name }: Subject) {
    const wanted = fold(name)
    return this.category.options.find((option) => !option.archived && fold(option.name) === wanted)
  }

  get input() {
    const { source, unmatched, optionId, category, revision } = this
    if (source === 'NONE') return { categoryId: category.id, revision }
    const choices = Object.entries(this.choices).flatMap(([subjectId, id]) => (id ? [{ subjectId, optionId: id }] : []))
    return {
      ...{ categoryId: category.id, revision, source, unmatched },
      optionId: optionId || null,
      choices: source === 'FIXED' ? [] : choices,
    }
  }
}

function fold(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
