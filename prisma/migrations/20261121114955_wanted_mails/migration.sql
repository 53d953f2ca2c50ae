-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "wantedTopics" TEXT[] DEFAULT ARRAY[]::TEXT[];
