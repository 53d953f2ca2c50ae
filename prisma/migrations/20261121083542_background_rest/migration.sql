-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "backgroundRestUntil" TIMESTAMPTZ(3);
