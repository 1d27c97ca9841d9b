# The image of Millrace: a Java runtime of the modules that are needed, the program, and its classes as an archive.
#
#   docker build -t millrace/millrace .
#
# A checkout that is built already (./mvnw package) is taken as it is, any other one is built here. The official base images
# can be exchanged with --build-arg, for example by those of an inner registry.
ARG JDK_IMAGE=eclipse-temurin:17-jdk
ARG BASE_IMAGE=debian:12-slim

FROM ${JDK_IMAGE} AS build
# java.desktop is there for java.beans, on which the logging library depends; the last line is for operators: Kerberos, remote
# JMX, jcmd and flight recordings.
RUN jlink --output /opt/millrace/java --no-header-files --no-man-pages --compress=2 --add-modules \
java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,\
java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs,\
jdk.jcmd,jdk.jfr,jdk.management.agent,jdk.security.auth,jdk.security.jgss \
    && /opt/millrace/java/bin/java -Xshare:dump
WORKDIR /source
COPY . .
RUN ./millrace --version \
    && cp -a target/millrace.jar target/lib src/docker/bin src/docker/java.options LICENSE /opt/millrace/ \
    && src/docker/drop-foreign-code /opt/millrace
# Runs the demonstration, and so fails if the image cannot do its work.
RUN src/docker/archive-classes /opt/millrace

FROM ${BASE_IMAGE}
LABEL org.opencontainers.image.title="Millrace" \
      org.opencontainers.image.description="Turns a stream of reviews and feedback into versioned training sets and keeps a model trained on them." \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/millrace /opt/millrace
RUN install -d -o 10001 -g 10001 /var/lib/millrace && ln -s /opt/millrace/bin/millrace /usr/local/bin/millrace
# Within a container the API is reached from outside of it only if it does not listen on the loopback interface alone.
ENV LANG=C.UTF-8 \
    MILLRACE_STATE_DIR=/var/lib/millrace/state \
    MILLRACE_API_HOST=0.0.0.0
USER 10001:10001
WORKDIR /var/lib/millrace
VOLUME /var/lib/millrace
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s CMD ["/opt/millrace/bin/healthy"]
ENTRYPOINT ["/opt/millrace/bin/millrace"]
CMD ["run"]
