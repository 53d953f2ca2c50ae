-- CreateEnum
CREATE TYPE "CollectionLink" AS ENUM ('INVOICES', 'BILLS');

-- AlterTable
ALTER TABLE "Collection" ADD COLUMN     "linksTo" "CollectionLink"[] DEFAULT ARRAY[]::"CollectionLink"[];

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "composeKey" TEXT,
ADD COLUMN     "createdAs" "CreatedStatus",
ADD COLUMN     "recordId" TEXT;

-- AlterTable
ALTER TABLE "DocumentLine" ADD COLUMN     "ledgerTaxRateId" TEXT,
ADD COLUMN     "recordLineId" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "composeCreateStatus" "CreatedStatus" NOT NULL DEFAULT 'DRAFT';

-- CreateIndex
CREATE UNIQUE INDEX "Document_recordId_composeKey_key" ON "Document"("recordId", "composeKey");

-- CreateIndex
CREATE INDEX "DocumentLine_recordLineId_idx" ON "DocumentLine"("recordLineId");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "CollectionRecord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLine" ADD CONSTRAINT "DocumentLine_ledgerTaxRateId_fkey" FOREIGN KEY ("ledgerTaxRateId") REFERENCES "LedgerTaxRate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLine" ADD CONSTRAINT "DocumentLine_recordLineId_fkey" FOREIGN KEY ("recordLineId") REFERENCES "RecordLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;
