import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProduct, type Product } from '../kit/product.ts'

describe.each(['workerd', 'node'] as const)('what the web app on %s tells a browser', (runtime) => {
  let product: Product
  beforeAll(async () => {
    product = await startProduct(runtime)
  })
  afterAll(() => product?.stop())

  test('a page runs only the script it was sent with, and shows itself in nobody’s frame', async () => {
    const answer = await fetch(`${product.webUrl}/sign-in`)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const [, nonce] = /script-src 'self' 'nonce-([^']+)'/.exec(policy) ?? []
    expect(nonce).toHaveLength(24)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:/)
    for (const rule of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(rule)
    const html = await answer.text()
    const scripts = html.match(/<script(?! type="application)[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    expect(html).not.toMatch(/\son[a-z]+="/)
  })

  test('each answer has a nonce of its own, is kept by nobody, and is taken for what it says it is', async () => {
    const [first, second] = [await fetch(`${product.webUrl}/sign-in`), await fetch(`${product.webUrl}/sign-in`)]
    expect(first.headers.get('content-security-policy')).not.toBe(second.headers.get('content-security-policy'))
    expect(first.headers.get('cache-control')).toContain('private')
    expect(first.headers.get('x-content-type-options')).toBe('nosniff')
    expect(first.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  })
})
