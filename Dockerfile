# A slim (glibc) image, since the embedded engine's binary needs glibc. The version is that of scripts/lts, on which tests run;
# docs/operations.md says how to take a newer one.
FROM node:24.19.0-slim@sha256:cd84903a12dbd26b46f1f3b8144a2568c41c5d37ddd0c7a80a34c7a19786b35f AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without scripts: "prepare" would build, but the sources come in the next layer.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24.19.0-slim@sha256:cd84903a12dbd26b46f1f3b8144a2568c41c5d37ddd0c7a80a34c7a19786b35f
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000
WORKDIR /app
# For GRAPH_PATH: mount a volume here to keep the embedded graph's file.
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/schema ./schema
COPY --from=build /app/seed ./seed
COPY --from=build /app/mappings ./mappings
COPY --from=build /app/playground/examples ./playground/examples
COPY --from=build /app/dist ./dist
COPY --from=build /app/scripts/health.mjs ./health.mjs
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 CMD ["node", "health.mjs"]
CMD ["node", "dist/cli/main.js", "serve"]
