import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { audited } from '../audit/audited.ts'
import type { Dependencies } from '../dependencies.ts'
import { mayUse } from '../api-key/scopes.ts'
import { globalId, localId } from '../lib/ids.ts'
import { behindWall } from '../wall/behind-wall.ts'
import { Problem } from '../problem/problem.ts'
import { permissionsOf } from '../workspace/roles.ts'
import { attachReceipt, MOST_RECEIPT_BYTES } from './attach-receipt.ts'

const statuses: Readonly<Record<string, 400 | 404 | 409>> = { InvalidInput: 400, NotFound: 404, Conflict: 409 }

/**
 * Receipts as files: `PUT /receipts/<expense or bill id>/<file name>` with the bytes as body, `GET /receipts/<receipt id>`.
 * A page on another site can neither put nor read one: both need more than a form can do.
 */
export function receiptRoutes(dependencies: Dependencies): Hono {
  const { readViewer, prisma } = dependencies
  const tooLarge = bodyLimit({
    maxSize: MOST_RECEIPT_BYTES,
    onError: (c) => c.json({ code: 'INVALID_INPUT', message: 'A receipt must have up to 10 MB.' }, 413),
  })
  return new Hono()
    .put('/receipts/:document/:fileName', tooLarge, async (c) => {
      const viewer = await readViewer(c.req.raw.headers)
      if (!viewer) return c.json({ code: 'UNAUTHENTICATED', message: 'Sign in, or send an API key.' }, 401)
      if (!permissionsOf(viewer.role).send || !mayUse(viewer, 'invoices:write'))
        return c.json({ code: 'FORBIDDEN', message: 'Your role, or this key, doesn’t allow this.' }, 403)
      const { document, fileName } = c.req.param()
      const receipt = {
        documentId: localId('Expense', document) ?? localId('Bill', document),
        fileName,
        contentType: (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
        bytes: new Uint8Array(await c.req.arrayBuffer()),
      }
      const asked = { document, fileName }
      const kept = await behindWall(viewer.workspaceId, () =>
        audited(viewer, { action: 'attachReceipt', asked, makes: 'Receipt' }, () =>
          attachReceipt(dependencies, viewer, receipt),
        ),
      )
      if (kept instanceof Problem) return c.json({ code: kept.code, message: kept.message }, statuses[kept.kind] ?? 400)
      return c.json({ id: globalId('Receipt', kept.id) }, 201)
    })
    .get('/receipts/:receipt', async (c) => {
      const viewer = await readViewer(c.req.raw.headers)
      if (!viewer || !mayUse(viewer, 'invoices:read')) return c.notFound()
      const id = localId('Receipt', c.req.param('receipt')) ?? ''
      const { workspaceId } = viewer
      const receipt = await behindWall(workspaceId, () =>
        prisma.receipt.findFirst({ where: { id, workspaceId }, include: { content: true } }),
      )
      if (!receipt?.content) return c.notFound()
      return c.body(Uint8Array.from(receipt.content.bytes), 200, {
        'content-type': receipt.contentType,
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(receipt.fileName)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, max-age=31536000, immutable',
      })
    })
}
