-- CreateEnum
CREATE TYPE "BackfillState" AS ENUM ('RUNNING', 'PAUSED', 'FINISHED', 'CANCELLED');

-- AlterTable
ALTER TABLE "SyncStatus" ADD COLUMN     "linkedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Backfill" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "state" "BackfillState" NOT NULL DEFAULT 'RUNNING',
    "reasonCode" TEXT,
    "since" DATE,
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "runningSince" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Backfill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BackfillItem" (
    "backfillId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "documentId" TEXT NOT NULL,
    "queuedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BackfillItem_pkey" PRIMARY KEY ("backfillId","position")
);

-- CreateIndex
CREATE INDEX "Backfill_organisationId_state_idx" ON "Backfill"("organisationId", "state");

-- CreateIndex
CREATE INDEX "Backfill_connectionId_startedAt_idx" ON "Backfill"("connectionId", "startedAt");

-- CreateIndex
CREATE INDEX "BackfillItem_documentId_idx" ON "BackfillItem"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "BackfillItem_backfillId_documentId_key" ON "BackfillItem"("backfillId", "documentId");

-- AddForeignKey
ALTER TABLE "Backfill" ADD CONSTRAINT "Backfill_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Backfill" ADD CONSTRAINT "Backfill_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BackfillItem" ADD CONSTRAINT "BackfillItem_backfillId_fkey" FOREIGN KEY ("backfillId") REFERENCES "Backfill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BackfillItem" ADD CONSTRAINT "BackfillItem_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: one backfill at a time per connection
CREATE UNIQUE INDEX "Backfill_one_open_per_connection" ON "Backfill" ("connectionId") WHERE state IN ('RUNNING', 'PAUSED');

-- By hand: what is left to hand over, in its order
CREATE INDEX "BackfillItem_waiting" ON "BackfillItem" ("backfillId", position) WHERE "queuedAt" IS NULL;
