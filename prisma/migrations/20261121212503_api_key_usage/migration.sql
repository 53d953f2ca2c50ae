-- CreateTable
CREATE TABLE "ApiKeyUsage" (
    "apiKeyId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "errors" INTEGER NOT NULL,
    "throttled" INTEGER NOT NULL,

    CONSTRAINT "ApiKeyUsage_pkey" PRIMARY KEY ("apiKeyId","day")
);

-- CreateIndex
CREATE INDEX "ApiKeyUsage_workspaceId_idx" ON "ApiKeyUsage"("workspaceId");

-- CreateIndex
CREATE INDEX "ApiKeyUsage_day_idx" ON "ApiKeyUsage"("day");

-- AddForeignKey
ALTER TABLE "ApiKeyUsage" ADD CONSTRAINT "ApiKeyUsage_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: who may reach the rows (prisma/src/wall/rules.ts)
alter table "ApiKeyUsage" enable row level security;
create policy workspace on "ApiKeyUsage" using ("workspaceId" = current_setting('app.workspace', true));
