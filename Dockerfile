# One image for each program: docker build --build-arg SERVICE=story-service -t storycast/story-service .
# SERVICE is scheduler-, story-, audio-, storage- or webhook-service, cli, or local-stack (the simulator).
# See docs/images.md, also for building where no registry can be reached.

ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=debian:bookworm-slim
# "build": Maven builds the jars in here. "local": they are in */target already.
ARG JARS=build

FROM ${BUILD_IMAGE} AS jars-build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dfast -Dsbom -DskipTests -pl '!k8s' package && mkdir /jars && cp */target/*-exec.jar /jars/

FROM ${BUILD_IMAGE} AS jars-local
COPY */target/*-exec.jar /jars/

FROM jars-${JARS} AS jars

# A Java runtime with the modules that the services use: a third of a JDK. All images share it.
FROM ${BUILD_IMAGE} AS java
COPY build/image/modules /modules
RUN jlink --add-modules "$(cat /modules)" --output /opt/java-runtime \
      --strip-debug --no-header-files --no-man-pages --compress zip-6

FROM jars AS layers
ARG SERVICE
COPY build/image/layers /layers.sh
RUN cp /jars/${SERVICE}-[0-9]*-exec.jar /app.jar && sh /layers.sh /app.jar /layers

FROM ${RUNTIME_IMAGE}
ARG SERVICE
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG CREATED=unknown
LABEL org.opencontainers.image.title="storycast ${SERVICE}" \
      org.opencontainers.image.description="Turns scenarios into narrated stories, event by event." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.vendor="storycast"
ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 \
    JAVA_HOME=/opt/java
COPY --from=java /opt/java-runtime /opt/java
WORKDIR /app
COPY build/image/java.options build/image/quick.options build/image/train /app/
RUN case "$SERVICE" in \
      audio-service|local-stack) ;; \
      *) cat /app/quick.options >> /app/java.options ;; \
    esac && rm /app/quick.options
COPY --from=layers /layers/dependencies/ /layers/snapshot-dependencies/ /app/
COPY --from=layers /layers/application/ /app/
# With TRAIN=false there is no cache; the JVM starts without it all the same.
ARG TRAIN=true
RUN if [ "$TRAIN" = true ]; then sh /app/train > /tmp/log 2>&1 || { cat /tmp/log; exit 1; }; fi
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
VOLUME /tmp
ENTRYPOINT ["java", "@/app/java.options", "-XX:AOTCache=/app/app.aot", "-jar", "/app/app.jar"]
