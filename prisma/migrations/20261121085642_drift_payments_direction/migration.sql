-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "keptApart" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "SyncStatus" ADD COLUMN     "agreedDocument" JSONB,
ADD COLUMN     "changedThereAt" TIMESTAMPTZ(3),
ADD COLUMN     "keptThereAt" TIMESTAMPTZ(3),
ADD COLUMN     "lookedAt" TIMESTAMPTZ(3),
ADD COLUMN     "unlinked" JSONB;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "contactsPull" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "contactsPush" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "paymentsPull" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "paymentsPush" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE INDEX "BatchItem_entityId_idx" ON "BatchItem"("entityId");
