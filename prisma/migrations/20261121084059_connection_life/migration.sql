-- CreateEnum
CREATE TYPE "AttemptPurpose" AS ENUM ('CONNECT', 'ADD_ORGANISATION', 'REPLACE_PROVIDER');

-- AlterEnum
ALTER TYPE "AccountingProvider" ADD VALUE 'QUICKBOOKS';

-- DropIndex
DROP INDEX "Grant_ledgerUserId_key";

-- AlterTable
ALTER TABLE "ConnectAttempt" ADD COLUMN     "provider" "AccountingProvider" NOT NULL DEFAULT 'XERO',
ADD COLUMN     "purpose" "AttemptPurpose" NOT NULL DEFAULT 'CONNECT';

-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "keptAt" TIMESTAMPTZ(3),
ADD COLUMN     "statusSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Grant" ADD COLUMN     "provider" "AccountingProvider" NOT NULL DEFAULT 'XERO';

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "plan" TEXT;

-- CreateTable
CREATE TABLE "SpentConsent" (
    "stateHash" TEXT NOT NULL,
    "spentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpentConsent_pkey" PRIMARY KEY ("stateHash")
);

-- CreateTable
CREATE TABLE "PlaceWaiter" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlaceWaiter_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateIndex
CREATE INDEX "SpentConsent_spentAt_idx" ON "SpentConsent"("spentAt");

-- CreateIndex
CREATE UNIQUE INDEX "Grant_provider_ledgerUserId_key" ON "Grant"("provider", "ledgerUserId");

-- AddForeignKey
ALTER TABLE "PlaceWaiter" ADD CONSTRAINT "PlaceWaiter_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceWaiter" ADD CONSTRAINT "PlaceWaiter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
