-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "setUpHiddenAt" TIMESTAMPTZ(3);
