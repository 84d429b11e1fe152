# Waymark on Payara Micro. PostgreSQL and Redis run beside it: see compose.yaml.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
COPY .mvn .mvn
COPY src src
COPY db db
RUN mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home --home-dir /opt/waymark waymark
WORKDIR /opt/waymark
COPY --from=build /build/target/payara-micro.jar /build/target/waymark.war ./
COPY --from=build /build/target/lib lib
COPY src/main/server/preboot.txt ./
USER waymark
EXPOSE 8080
ENV JAVA_OPTS="-Xmx512m"
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
# exec, so that the server gets the signals that Docker sends.
CMD ["sh", "-c", "exec java $JAVA_OPTS -jar payara-micro.jar --port 8080 --nohazelcast --prebootcommandfile preboot.txt --addjars lib --contextroot / waymark.war"]
