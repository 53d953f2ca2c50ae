-- CreateTable
CREATE TABLE "NewsHead" (
    "workspaceId" TEXT NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "NewsHead_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "News" (
    "workspaceId" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "documentIds" TEXT[],
    "connectionIds" TEXT[],
    "reconciliationIds" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "News_pkey" PRIMARY KEY ("workspaceId","position")
);

-- CreateIndex
CREATE INDEX "News_at_idx" ON "News"("at");
