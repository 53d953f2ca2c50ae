-- AlterTable
ALTER TABLE "Batch" ADD COLUMN     "traceParents" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "OutboxEntry" ADD COLUMN     "traceParent" TEXT;
