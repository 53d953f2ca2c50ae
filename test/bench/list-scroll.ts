import type { Page } from 'playwright-core'
import { openBrowser } from '../kit/chromium.ts'
import { beginConnectedStory } from '../kit/connected-story.ts'
import { multiply } from '../kit/multiply.ts'
import { startProduct } from '../kit/product.ts'
import { openSignedIn } from '../kit/signed-in.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'

/** A frame that comes later than this is seen as a jerk. */
const late = 34

/** How smoothly a list of ten thousand invoices scrolls from its first row to its last, read on the way. */
export async function measure(bench: Bench): Promise<Found> {
  const many = bench.size(10_000)
  const product = await startProduct('node', { template: bench.template })
  const browser = await openBrowser()
  try {
    const story = await beginConnectedStory(product)
    await story.createInvoice('INV-0000')
    await multiply(product.databaseUrl, 'INV-0000', many - 1)
    const broken: string[] = []
    const { page, visit } = await openSignedIn(browser, product, story, broken)
    await visit('/invoices')
    const { frames, tasks } = await scroll(page)
    if (broken.length > 0) throw new Error(broken.join('\n'))
    const all = many.toLocaleString('en-GB')
    await page.getByText(`Showing ${all} of ${all}.`).waitFor()
    return {
      value: round((100 * frames.filter((took) => took > late).length) / frames.length),
      unit: '% of frames late, scrolling through all rows',
      goal: '<= 2',
      also: { longest_task: { value: round(Math.max(0, ...tasks)), unit: 'ms, the longest task', goal: '<= 100' } },
      detail: {
        rows: many,
        frames: frames.length,
        longest_frame_ms: round(Math.max(...frames)),
        long_tasks: tasks.length,
      },
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** Three rows a frame, until nothing more is read and the end is reached. */
async function scroll(page: Page): Promise<{ frames: number[]; tasks: number[] }> {
  return page.evaluate(async () => {
    const frames: number[] = []
    const tasks: number[] = []
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    watch.observe({ type: 'longtask' })
    const nextFrame = () => new Promise<number>(requestAnimationFrame)
    const isOver = () => {
      const [shown, all] = document.querySelector('.foot')?.textContent?.match(/[\d,]+/g) ?? []
      return shown === all && scrollY + innerHeight >= document.documentElement.scrollHeight - 1
    }
    for (let last = await nextFrame(); !isOver();) {
      scrollBy(0, 150)
      const now = await nextFrame()
      frames.push(now - last)
      last = now
    }
    watch.disconnect()
    return { frames, tasks }
  })
}
