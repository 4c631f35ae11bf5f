# Gradescope's layout: /autograder/source (the grader), submission, results, run_autograder.
ARG BASE=gradescope/autograder-base:ubuntu-22.04

# libatomic1: the engine needs it, and a slim image lacks it.
FROM ${BASE} AS system
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libatomic1 python3 python3-numpy \
 && rm -rf /var/lib/apt/lists/*

# The whole repository, from which the attacks are tried as well. The compiler is for the jail.
FROM system AS build
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev nodejs npm \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /autograder/source
COPY . .
# The engine that grades comes with the packages; the system's own Node only installs it.
RUN npm ci --no-audit --no-fund \
 && bash grader/container/lay_out /image \
 && cp grader/container/run_autograder /autograder/run_autograder \
 && mkdir -p /autograder/submission /autograder/results \
 && bash grader/container/close_source /autograder/source
WORKDIR /autograder

FROM system
COPY --from=build /image/ /autograder/
WORKDIR /autograder
CMD ["/autograder/run_autograder"]
