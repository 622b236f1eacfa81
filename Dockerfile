# Rollcall for a deployment: the API and the dashboard, on a PostgreSQL 18 named by DATABASE_URL (see docker-compose.yml).

# What it is built from and runs on; docker-compose.yml says how to pin it to a digest.
ARG NODE_IMAGE=node:20-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/schema ./schema
COPY --from=build /app/data ./data
COPY --from=build /app/METHOD.md /app/METHOD.zh.md ./
# Without DATABASE_URL the embedded server keeps its data here; mount a volume to keep them beyond the container.
RUN mkdir .rollcall && chown node:node .rollcall
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--heap-growing-percent=40", "dist/src/main.js"]
