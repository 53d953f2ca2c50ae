import { dayText, pages } from '../../problem/words.ts'
import type { Letter, LetterItem } from '../letter.ts'
import type { DigestCounts, NoticeOf } from '../notice.ts'

/** What each count says, for one and for more; a count of none is not told. */
const words: Record<keyof DigestCounts, { one: string; more: string; text: string; link?: LetterItem['link'] }> = {
  synced: { one: '1 document reached Xero', more: 'documents reached Xero', text: 'Same lines, same tax, same total.' },
  payments: {
    one: '1 payment came from Xero',
    more: 'payments came from Xero',
    text: 'Recorded on their documents here.',
  },
  skipped: {
    one: '1 document was skipped',
    more: 'documents were skipped',
    text: 'Each says why, and is looked at again when the cause changes.',
  },
  failed: {
    one: '1 document or payment needs you',
    more: 'documents and payments need you',
    text: 'They wait until somebody mends what they name.',
    link: { label: 'See what needs you', path: '/' },
  },
  differences: {
    one: 'The reconciliation found 1 difference',
    more: 'differences found by the reconciliation',
    text: 'Nothing was changed on either side.',
    link: { label: 'Look at them', path: pages.reconciliation },
  },
}

/** What yesterday brought and what needs somebody (E7). */
export function digestLetter({ day, ...counts }: NoticeOf<'DAILY_DIGEST'>): Letter {
  const told = (Object.keys(words) as (keyof DigestCounts)[]).filter((key) => counts[key] > 0)
  const needy = counts.failed === 1 ? ': 1 needs you' : `: ${counts.failed} need you`
  return {
    subject: `Your day in Tieout${counts.failed === 0 ? '' : needy}`,
    lines: [`What happened since eight yesterday, ${dayText(day)}.`],
    items: told.map((key) => {
      const { one, more, text, link } = words[key]
      return { title: counts[key] === 1 ? one : `${counts[key].toLocaleString('en-GB')} ${more}`, text, link }
    }),
    action: { label: 'Open Tieout', path: '/' },
  }
}
