# syntax=docker/dockerfile:1
# One image for every role: the API, the worker, the web app, the migration, and the Xero simulator of the demo.
#   docker build --build-arg COMMIT=$(git rev-parse HEAD) -t tieout .
# For an image that is the same next year, name the base by its digest, too (docs/operations.md):
#   --build-arg NODE=node:26.10.0-bookworm-slim@sha256:…
# scripts/deploy/compose.test.ts holds it to what the repository has.

ARG NODE=node:26.10.0-bookworm-slim

FROM ${NODE} AS build
WORKDIR /tieout
ENV CI=1 TURBO_TELEMETRY_DISABLED=1
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile && pnpm exec turbo run generate build --output-logs=errors-only
# What only builds and tests need stays behind, and so do the Node and the PostgreSQL that `pnpm start` brings.
RUN rm -rf node_modules */node_modules schema/*/node_modules test/bench/rivals/*/node_modules .turbo web/.svelte-kit \
  && pnpm install --frozen-lockfile --prod --no-optional --ignore-scripts --offline

FROM ${NODE}
ARG COMMIT=""
LABEL org.opencontainers.image.title="Tieout" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="${COMMIT}"
WORKDIR /tieout
COPY --from=build --chown=root:root /tieout /tieout
# Nothing is written but to /tmp and, in the demo, /data: the root file system may be read-only.
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DRAIN_SECONDS=5 TIEOUT_DATA_DIR=/data TIEOUT_COMMIT=${COMMIT}
EXPOSE 4000 3000 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "scripts/deploy/healthy.ts"]
# The API and the worker in one process. Other commands: scripts/deploy/migrate.ts, web/build/index.js, test/xero-simulator/main.ts
CMD ["node", "--max-semi-space-size=16", "api/src/main.ts"]
