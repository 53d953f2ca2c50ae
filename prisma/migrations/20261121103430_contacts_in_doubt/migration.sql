-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "contactsDoubtedAt" TIMESTAMPTZ(3);
