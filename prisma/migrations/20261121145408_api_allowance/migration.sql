-- CreateTable
-- Not logged: it is written for each request of a key, and a crash may give everybody everything back.
CREATE UNLOGGED TABLE "ApiAllowance" (
    "subject" TEXT NOT NULL,
    "spent" DOUBLE PRECISION NOT NULL,
    "isRefused" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ApiAllowance_pkey" PRIMARY KEY ("subject")
);

-- CreateIndex
CREATE INDEX "ApiAllowance_at_idx" ON "ApiAllowance"("at");
