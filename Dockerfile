# Gradescope's layout: /autograder/source (the grader), submission, results, run_autograder.
#
# Behind a proxy: --build-arg http_proxy=… --build-arg https_proxy=…; one that has a certificate of its own:
# --build-arg CA_CERTIFICATES="$(cat proxy.pem)". No file of the image holds it; its history does. `--target with-secret` packs the file
# `secret` as well.
ARG BASE=gradescope/autograder-base:ubuntu-22.04

# libatomic1: the engine needs it, and a slim image lacks it.
FROM ${BASE} AS system
ARG CA_CERTIFICATES=
RUN trusted=/tmp/trusted.pem \
 && { cat /etc/ssl/certs/ca-certificates.crt 2>/dev/null || true; printf '%s\n' "$CA_CERTIFICATES"; } >"$trusted" \
 && apt-get -o Acquire::https::CAInfo="$trusted" update \
 && DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::https::CAInfo="$trusted" install -y --no-install-recommends \
    libatomic1 python3 python3-numpy \
 && rm -rf /var/lib/apt/lists/* "$trusted"

# The compiler is for the jail. The system's own Node only installs: the engine that grades comes with the packages.
FROM system AS tools
ARG CA_CERTIFICATES=
RUN trusted=/tmp/trusted.pem \
 && { cat /etc/ssl/certs/ca-certificates.crt 2>/dev/null || true; printf '%s\n' "$CA_CERTIFICATES"; } >"$trusted" \
 && apt-get -o Acquire::https::CAInfo="$trusted" update \
 && DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::https::CAInfo="$trusted" install -y --no-install-recommends \
    ca-certificates gcc libc6-dev nodejs npm \
 && rm -rf /var/lib/apt/lists/* \
 && cat "$trusted" >>/etc/ssl/certs/ca-certificates.crt \
 && rm "$trusted"
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt

# The repository, from which the attacks are tried as well. Nothing else that lies there, such as a secret, is copied.
FROM tools AS pack
WORKDIR /autograder/source
COPY package.json package-lock.json ./
# It is built by the engine: the system's Node may be too old.
RUN npm ci --ignore-scripts --no-audit --no-fund && ln -sf ../$(cd node_modules && echo node-linux-*)/bin/node node_modules/.bin/node
COPY tsconfig.json README.md LICENSE ./
COPY docs docs
COPY student-template student-template
COPY reference reference
COPY problems problems
COPY grader grader
RUN npm pack && mv gradecheck-*.tgz /gradecheck.tgz

FROM tools AS install
WORKDIR /image/source
COPY --from=pack /gradecheck.tgz /
RUN echo '{ "private": true }' >package.json \
 && npm install --ignore-scripts --no-audit --no-fund --no-package-lock /gradecheck.tgz \
 && node_modules/node-linux-*/bin/node node_modules/gradecheck/dist/make-jail.js \
 && rm -rf node_modules/node-linux-*/include node_modules/node-linux-*/share \
 && test -x node_modules/gradecheck/dist/jail
COPY grader/container/run_autograder /image/
COPY grader/container/close_source /tmp/
RUN mkdir /image/submission /image/results && bash /tmp/close_source .

FROM system AS image
COPY --from=install /image/ /autograder/
WORKDIR /autograder
CMD ["/autograder/run_autograder"]

# On purpose: whoever has this image has the secret.
FROM image AS with-secret
COPY --chmod=600 secret /autograder/source/secret

FROM image
