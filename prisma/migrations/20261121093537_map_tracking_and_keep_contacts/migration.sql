-- CreateEnum
CREATE TYPE "ContactMatchOrder" AS ENUM ('EMAIL_NAME', 'NAME_EMAIL');

-- CreateEnum
CREATE TYPE "TrackingSource" AS ENUM ('PROJECT', 'CLIENT', 'SERVICE', 'FIXED');

-- CreateEnum
CREATE TYPE "UnmatchedTracking" AS ENUM ('LEAVE_EMPTY', 'USE_OPTION', 'REFUSE');

-- AlterTable
ALTER TABLE "AccountMapping" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "LedgerContact" ADD COLUMN     "balancesAt" TIMESTAMPTZ(3),
ADD COLUMN     "isCustomer" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isSupplier" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "payable" BIGINT,
ADD COLUMN     "receivable" BIGINT;

-- AlterTable
ALTER TABLE "TaxMapping" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "autoCreateContacts" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "contactMatchOrder" "ContactMatchOrder" NOT NULL DEFAULT 'EMAIL_NAME';

-- CreateTable
CREATE TABLE "TrackingMapping" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "categoryId" TEXT NOT NULL,
    "source" "TrackingSource" NOT NULL,
    "unmatched" "UnmatchedTracking" NOT NULL DEFAULT 'LEAVE_EMPTY',
    "optionId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrackingMapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrackingChoice" (
    "id" TEXT NOT NULL,
    "mappingId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "optionId" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrackingChoice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TrackingMapping_categoryId_key" ON "TrackingMapping"("categoryId");

-- CreateIndex
CREATE INDEX "TrackingMapping_organisationId_idx" ON "TrackingMapping"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "TrackingChoice_mappingId_subjectId_key" ON "TrackingChoice"("mappingId", "subjectId");

-- CreateIndex
CREATE INDEX "LedgerContact_organisationId_name_id_idx" ON "LedgerContact"("organisationId", "name", "id");

-- AddForeignKey
ALTER TABLE "TrackingMapping" ADD CONSTRAINT "TrackingMapping_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackingMapping" ADD CONSTRAINT "TrackingMapping_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "LedgerTrackingCategory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackingMapping" ADD CONSTRAINT "TrackingMapping_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "LedgerTrackingOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackingChoice" ADD CONSTRAINT "TrackingChoice_mappingId_fkey" FOREIGN KEY ("mappingId") REFERENCES "TrackingMapping"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackingChoice" ADD CONSTRAINT "TrackingChoice_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "LedgerTrackingOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Roles and balances come with a contact: every contact is read once more.
UPDATE "Organisation" SET "contactsReadTo" = NULL;
