# Waymark on Payara Micro 7. PostgreSQL and Redis run beside it: see compose.yaml. "--target with-browser" adds a Chromium for pages that need
# one, about 700 MB; the container must be let make namespaces (docs/deployment.md, Pages that need a browser).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY .mvn .mvn
COPY src src
COPY db db
RUN mvn -q -B -ntp -Ppayara7 -Dmaven.test.skip=true -Dspotless.check.skip package

FROM eclipse-temurin:25.0.3_9-jre AS untrained
# A number, so that an orchestrator can see that it is not root. What the server runs belongs to root: it cannot change itself.
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin waymark
WORKDIR /opt/waymark
COPY --from=build /build/target/server ./
COPY --from=build /build/target/waymark waymark
COPY src/main/server/ ./
USER 10001
EXPOSE 8080
# A platform that routes to a port of its own choice sets PORT.
ENV JAVA_OPTS="-Xms64m -Xmx512m -XX:+UseSerialGC" MALLOC_ARENA_MAX="2" LOG_FORMAT="text" PORT="8080"
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
CMD ["./start"]

# A first run, on a database that nobody keeps, for the cache with which the server starts sooner.
FROM untrained AS trained
USER root
RUN apt-get update && apt-get install --yes --no-install-recommends curl postgresql redis-server
RUN service postgresql start && su postgres -c "createdb waymark && psql -c \"alter user postgres password 'x'\"" \
    && redis-server --daemonize yes && DATABASE_URL=postgres://postgres:x@127.0.0.1:5432/waymark REDIS_URL=redis://127.0.0.1:6379 ./train

FROM untrained AS server
COPY --from=trained /opt/waymark/server.aot ./

# The same on Debian, whose Chromium is a package; that of Ubuntu is not.
FROM debian:bookworm-slim AS with-browser
RUN apt-get update && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core ca-certificates && rm -rf /var/lib/apt/lists/*
ENV JAVA_HOME="/opt/java/openjdk" PATH="/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin"
COPY --from=server /opt/java/openjdk /opt/java/openjdk
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin waymark
WORKDIR /opt/waymark
COPY --from=server /opt/waymark ./
USER 10001
EXPOSE 8080
ENV JAVA_OPTS="-Xms64m -Xmx512m -XX:+UseSerialGC" MALLOC_ARENA_MAX="2" LOG_FORMAT="text" PORT="8080"
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
CMD ["./start"]

# What is built when no target is named.
FROM server
