-- CreateEnum
CREATE TYPE "ReconciliationOrigin" AS ENUM ('NIGHTLY', 'PERSON');

-- CreateEnum
CREATE TYPE "ReconciliationScope" AS ENUM ('SINCE_CONNECTED', 'ALL');

-- CreateEnum
CREATE TYPE "ReconciliationState" AS ENUM ('WAITING', 'READING', 'COMPARING', 'DONE', 'CANCELLED', 'SKIPPED', 'FAILED');

-- CreateEnum
CREATE TYPE "FindingClass" AS ENUM ('MISSING_THERE', 'NOT_SENT', 'MISSING_HERE', 'NOT_LINKED', 'DIFFERENT', 'VOIDED_THERE', 'PAID_THERE', 'PAID_HERE', 'UNDER_WAY');

-- CreateEnum
CREATE TYPE "FindingRepair" AS ENUM ('PUSH', 'PUSH_AGAIN', 'LINK', 'TAKE_PAYMENTS', 'SEND_PAYMENTS', 'VOID_HERE', 'UNLINK');

-- CreateTable
CREATE TABLE "Reconciliation" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "origin" "ReconciliationOrigin" NOT NULL,
    "requestedBy" TEXT,
    "night" DATE,
    "scope" "ReconciliationScope" NOT NULL DEFAULT 'SINCE_CONNECTED',
    "state" "ReconciliationState" NOT NULL DEFAULT 'WAITING',
    "reasonCode" TEXT,
    "estimatedCalls" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "nextPage" INTEGER NOT NULL DEFAULT 1,
    "expected" INTEGER,
    "read" INTEGER NOT NULL DEFAULT 0,
    "rereads" INTEGER NOT NULL DEFAULT 0,
    "recompares" INTEGER NOT NULL DEFAULT 0,
    "caughtUpTo" TIMESTAMPTZ(3),
    "thereTo" TEXT DEFAULT '',
    "hereTo" TEXT DEFAULT '',
    "compared" INTEGER NOT NULL DEFAULT 0,
    "totals" JSONB NOT NULL DEFAULT '[]',
    "differences" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "issuedFrom" DATE,
    "issuedTo" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReconciliationReading" (
    "reconciliationId" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "ReconciliationReading_pkey" PRIMARY KEY ("reconciliationId","ledgerId")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL,
    "reconciliationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "class" "FindingClass" NOT NULL,
    "documentId" TEXT,
    "ledgerId" TEXT,
    "number" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "ours" BIGINT,
    "theirs" BIGINT,
    "fields" JSONB NOT NULL DEFAULT '[]',
    "fingerprint" TEXT NOT NULL,
    "held" JSONB,
    "repair" "FindingRepair",
    "repairedAt" TIMESTAMPTZ(3),
    "repairedBy" TEXT,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedBy" TEXT,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AcceptedDifference" (
    "organisationId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "acceptedBy" TEXT NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AcceptedDifference_pkey" PRIMARY KEY ("organisationId","subject")
);

-- CreateIndex
CREATE INDEX "Reconciliation_workspaceId_createdAt_id_idx" ON "Reconciliation"("workspaceId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Reconciliation_organisationId_night_key" ON "Reconciliation"("organisationId", "night");

-- CreateIndex
CREATE INDEX "ReconciliationReading_reconciliationId_number_idx" ON "ReconciliationReading"("reconciliationId", "number");

-- CreateIndex
CREATE INDEX "Finding_reconciliationId_class_id_idx" ON "Finding"("reconciliationId", "class", "id");

-- CreateIndex
CREATE INDEX "Finding_documentId_idx" ON "Finding"("documentId");

-- AddForeignKey
ALTER TABLE "Reconciliation" ADD CONSTRAINT "Reconciliation_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reconciliation" ADD CONSTRAINT "Reconciliation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReconciliationReading" ADD CONSTRAINT "ReconciliationReading_reconciliationId_fkey" FOREIGN KEY ("reconciliationId") REFERENCES "Reconciliation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_reconciliationId_fkey" FOREIGN KEY ("reconciliationId") REFERENCES "Reconciliation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: one open reconciliation per organisation
CREATE UNIQUE INDEX "Reconciliation_one_open_per_organisation" ON "Reconciliation" ("organisationId")
  WHERE state IN ('WAITING', 'READING', 'COMPARING');
