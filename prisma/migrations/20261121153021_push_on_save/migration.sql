-- AlterEnum
ALTER TYPE "PushTrigger" ADD VALUE 'ON_SAVE';
