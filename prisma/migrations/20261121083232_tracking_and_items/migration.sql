-- AlterTable
ALTER TABLE "LedgerCurrency" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "referenceAdded" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "referenceArchived" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "referenceDoubtedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "strictAccountFilter" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "LedgerTrackingCategory" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "ledgerCategoryId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LedgerTrackingCategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerTrackingOption" (
    "id" TEXT NOT NULL,
    "categoryId" TEXT NOT NULL,
    "ledgerOptionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LedgerTrackingOption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerItem" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "ledgerItemId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "isSold" BOOLEAN NOT NULL,
    "isPurchased" BOOLEAN NOT NULL,
    "salesPrice" DECIMAL(18,4),
    "salesAccountCode" TEXT,
    "salesTaxType" TEXT,
    "purchasePrice" DECIMAL(18,4),
    "purchaseAccountCode" TEXT,
    "purchaseTaxType" TEXT,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LedgerItem_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTrackingCategory_organisationId_ledgerCategoryId_key" ON "LedgerTrackingCategory"("organisationId", "ledgerCategoryId");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTrackingOption_categoryId_ledgerOptionId_key" ON "LedgerTrackingOption"("categoryId", "ledgerOptionId");

-- CreateIndex
CREATE INDEX "LedgerItem_organisationId_code_idx" ON "LedgerItem"("organisationId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerItem_organisationId_ledgerItemId_key" ON "LedgerItem"("organisationId", "ledgerItemId");

-- AddForeignKey
ALTER TABLE "LedgerTrackingCategory" ADD CONSTRAINT "LedgerTrackingCategory_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerTrackingOption" ADD CONSTRAINT "LedgerTrackingOption_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "LedgerTrackingCategory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerItem" ADD CONSTRAINT "LedgerItem_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
