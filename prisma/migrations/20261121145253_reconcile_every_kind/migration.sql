-- DropIndex
DROP INDEX "ReconciliationReading_reconciliationId_number_idx";

-- AlterTable
ALTER TABLE "Finding" ADD COLUMN     "form" "LedgerForm" NOT NULL DEFAULT 'INVOICE',
ADD COLUMN     "kind" "DocumentKind" NOT NULL DEFAULT 'INVOICE';

-- AlterTable
ALTER TABLE "Reconciliation" ADD COLUMN     "formCounts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "formIndex" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "forms" "LedgerForm"[] DEFAULT ARRAY['INVOICE']::"LedgerForm"[];

-- AlterTable
ALTER TABLE "ReconciliationReading" DROP COLUMN "number",
ADD COLUMN     "documentId" TEXT,
ADD COLUMN     "form" "LedgerForm" NOT NULL DEFAULT 'INVOICE';

-- CreateIndex
CREATE INDEX "ReconciliationReading_reconciliationId_documentId_idx" ON "ReconciliationReading"("reconciliationId", "documentId");


-- What was counted so far is the list of sales invoices: the next estimate rests on it.
UPDATE "Reconciliation" SET "formCounts" = jsonb_build_object('INVOICE', expected) WHERE expected IS NOT NULL;
