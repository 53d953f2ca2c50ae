-- CreateIndex
CREATE INDEX "Document_workspaceId_createdAt_id_idx" ON "Document"("workspaceId", "createdAt", "id");
