-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "reversedHere" BOOLEAN NOT NULL DEFAULT false;
