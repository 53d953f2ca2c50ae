-- CreateEnum
CREATE TYPE "ExpenseForm" AS ENUM ('SPEND_MONEY', 'BILL');

-- CreateEnum
CREATE TYPE "TaxSide" AS ENUM ('SALES', 'PURCHASES');

-- CreateEnum
CREATE TYPE "PaymentMethod" AS ENUM ('MONEY', 'CREDIT');

-- CreateEnum
CREATE TYPE "LedgerForm" AS ENUM ('INVOICE', 'BILL', 'CREDIT_NOTE', 'SPEND_MONEY');

-- The same batches under a wider name
ALTER TYPE "BatchKind" RENAME VALUE 'INVOICES' TO 'DOCUMENTS';
ALTER TYPE "BatchKind" ADD VALUE 'RECEIPTS';

-- AlterEnum
ALTER TYPE "DocumentKind" ADD VALUE 'BILL';
ALTER TYPE "DocumentKind" ADD VALUE 'CREDIT_NOTE';
ALTER TYPE "DocumentKind" ADD VALUE 'EXPENSE';

-- AlterEnum
ALTER TYPE "OutboxKind" ADD VALUE 'BILL';
ALTER TYPE "OutboxKind" ADD VALUE 'CREDIT_NOTE';
ALTER TYPE "OutboxKind" ADD VALUE 'EXPENSE';
ALTER TYPE "OutboxKind" ADD VALUE 'ALLOCATION';
ALTER TYPE "OutboxKind" ADD VALUE 'RECEIPT';

-- DropIndex
DROP INDEX "Document_workspaceId_kind_number_key";

-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "isCustomer" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "isSupplier" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "bankAccountId" TEXT,
ADD COLUMN     "numberScope" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "DocumentLine" ADD COLUMN     "accountId" TEXT;

-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "creditNoteId" TEXT,
ADD COLUMN     "method" "PaymentMethod" NOT NULL DEFAULT 'MONEY';

-- AlterTable
ALTER TABLE "SyncStatus" ADD COLUMN     "ledgerForm" "LedgerForm",
ADD COLUMN     "receiptId" TEXT;

-- AlterTable
ALTER TABLE "TaxMapping" ADD COLUMN     "side" "TaxSide" NOT NULL DEFAULT 'SALES';

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "expensesAs" "ExpenseForm" NOT NULL DEFAULT 'SPEND_MONEY';

-- CreateTable
CREATE TABLE "Receipt" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReceiptContent" (
    "receiptId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ReceiptContent_pkey" PRIMARY KEY ("receiptId")
);

-- CreateIndex
CREATE INDEX "Receipt_documentId_idx" ON "Receipt"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_workspaceId_kind_numberScope_number_key" ON "Document"("workspaceId", "kind", "numberScope", "number");

-- CreateIndex
CREATE INDEX "Payment_creditNoteId_idx" ON "Payment"("creditNoteId");

-- CreateIndex
CREATE UNIQUE INDEX "SyncStatus_organisationId_receiptId_key" ON "SyncStatus"("organisationId", "receiptId");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_bankAccountId_fkey" FOREIGN KEY ("bankAccountId") REFERENCES "LedgerAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLine" ADD CONSTRAINT "DocumentLine_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "LedgerAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_creditNoteId_fkey" FOREIGN KEY ("creditNoteId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReceiptContent" ADD CONSTRAINT "ReceiptContent_receiptId_fkey" FOREIGN KEY ("receiptId") REFERENCES "Receipt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncStatus" ADD CONSTRAINT "SyncStatus_receiptId_fkey" FOREIGN KEY ("receiptId") REFERENCES "Receipt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: one default and one mapping per rate on each side
DROP INDEX "TaxMapping_one_per_rate";
CREATE UNIQUE INDEX "TaxMapping_one_per_rate" ON "TaxMapping" ("organisationId", "side", "taxRateId") NULLS NOT DISTINCT;

-- By hand: until now the ledger held nothing of ours but invoices
UPDATE "SyncStatus" SET "ledgerForm" = 'INVOICE' WHERE "documentId" IS NOT NULL AND "ledgerId" IS NOT NULL;
UPDATE "SyncStatus" SET "ledgerDocument" = "ledgerDocument" || '{"form":"INVOICE"}' WHERE "ledgerDocument" IS NOT NULL;
UPDATE "SyncStatus" SET "agreedDocument" = "agreedDocument" || '{"form":"INVOICE"}' WHERE jsonb_typeof("agreedDocument") = 'object';
