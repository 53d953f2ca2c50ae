-- CreateEnum
CREATE TYPE "ContactMaster" AS ENUM ('XERO', 'APP');

-- AlterTable
ALTER TABLE "ContactLink" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "dueFields" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "master" "ContactMaster" NOT NULL DEFAULT 'APP',
ADD COLUMN     "refusals" JSONB,
ADD COLUMN     "sentAt" TIMESTAMPTZ(3),
ADD COLUMN     "takenAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "ContactLink_organisationId_dueAt_idx" ON "ContactLink"("organisationId", "dueAt");
