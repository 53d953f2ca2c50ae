-- CreateIndex
CREATE INDEX "TimelineEntry_workspaceId_at_idx" ON "TimelineEntry"("workspaceId", "at");
