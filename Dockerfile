# The daemon, or any other command of the CLI:
#   docker build -t nhi-discover .
#   docker run --init --read-only --cap-drop=ALL --security-opt=no-new-privileges --tmpfs /tmp \
#     -v nhi-data:/data -v ./discover.yaml:/data/discover.yaml:ro nhi-discover
# Every step is a script of the checkout, and test/e2e/image.test.ts runs them without a Docker engine.

FROM node:24-slim AS build
WORKDIR /src
COPY . .
RUN ["scripts/image-root", "/out"]

FROM node:24-slim
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="NHI Discover" \
      org.opencontainers.image.description="Discovers non-human identities across clouds and SaaS. Read-only, metadata only." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY --from=build /out/app /app
# The one place that is written: the database, its lock and the exports. A new volume takes this owner and mode.
COPY --from=build --chown=65532:65532 /out/data /data
ENV NODE_ENV=production
# discover.yaml and, unless that says otherwise, discover.db are here.
WORKDIR /data
VOLUME ["/data"]
# By number, so that Kubernetes can see that it is not root.
USER 65532:65532
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5m --timeout=30s --start-period=1m CMD ["node", "/app/dist/core/cli/bin.js", "schedule", "--check"]
ENTRYPOINT ["node", "/app/dist/core/cli/bin.js"]
CMD ["schedule"]
