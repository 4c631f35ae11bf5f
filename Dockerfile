# Gradescope's layout: /autograder/source (the grader), submission, results, run_autograder.
ARG BASE=gradescope/autograder-base:ubuntu-22.04
FROM ${BASE}

# libatomic1: the engine needs it, and a slim image lacks it. The compiler is for the jail.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      ca-certificates gcc libatomic1 libc6-dev nodejs npm python3 python3-numpy \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /autograder/source
COPY . .
# The engine that grades comes with the packages; the base image's own Node only installs it.
RUN npm ci --no-audit --no-fund \
 && cp grader/container/run_autograder /autograder/run_autograder \
 && mkdir -p /autograder/submission /autograder/results \
 && bash grader/container/close_source

WORKDIR /autograder
CMD ["/autograder/run_autograder"]
