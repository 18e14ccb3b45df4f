# coddiwomple in a container, under whatever user it is started with:
#   docker build -t coddiwomple .
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" coddiwomple gen topology.yaml -o out
ARG DOTNET=10.0

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET} AS build
WORKDIR /source
COPY . .
# Everybody may read and run what is built; nobody has to write beside it.
RUN build/publish.sh && chmod -R a+rX dist

FROM mcr.microsoft.com/dotnet/runtime:${DOTNET}
COPY --from=build /source/dist /usr/local/lib/coddiwomple
RUN ln -s ../lib/coddiwomple/coddiwomple /usr/local/bin/coddiwomple
# No sockets in /tmp for debuggers: a read-only container and one without a home folder will do.
ENV DOTNET_EnableDiagnostics=0
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["coddiwomple"]
CMD ["--help"]
