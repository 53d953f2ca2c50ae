-- CreateEnum
CREATE TYPE "RecordLinkKind" AS ENUM ('ITEM', 'INVOICE', 'BILL');

-- CreateEnum
CREATE TYPE "CreationKind" AS ENUM ('CONTACT', 'ITEM');

-- AlterEnum
ALTER TYPE "CollectionLink" ADD VALUE 'ITEM';

-- CreateTable
CREATE TABLE "RecordLink" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "kind" "RecordLinkKind" NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "shown" JSONB NOT NULL DEFAULT '{}',
    "readAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Creation" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "kind" "CreationKind" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "dueAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leftAt" TIMESTAMPTZ(3),
    "refusals" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Creation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RecordLink_organisationId_ledgerId_idx" ON "RecordLink"("organisationId", "ledgerId");

-- CreateIndex
CREATE INDEX "RecordLink_recordId_createdAt_idx" ON "RecordLink"("recordId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "RecordLink_organisationId_recordId_kind_ledgerId_key" ON "RecordLink"("organisationId", "recordId", "kind", "ledgerId");

-- CreateIndex
CREATE INDEX "Creation_organisationId_dueAt_idx" ON "Creation"("organisationId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Creation_organisationId_kind_subjectId_key" ON "Creation"("organisationId", "kind", "subjectId");

-- AddForeignKey
ALTER TABLE "RecordLink" ADD CONSTRAINT "RecordLink_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordLink" ADD CONSTRAINT "RecordLink_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "CollectionRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Creation" ADD CONSTRAINT "Creation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A record stands for one item of an organisation at most.
CREATE UNIQUE INDEX "RecordLink_one_item" ON "RecordLink"("organisationId", "recordId") WHERE "kind" = 'ITEM';
