-- AlterEnum
ALTER TYPE "CollectionLink" ADD VALUE 'CONTACT';
