#!/usr/bin/env bash
# What Gradescope runs as root, once, when the autograder is built: installs the grader from the package beside it. It needs Ubuntu's or
# Debian's packages and those of npm; grading needs no network.
set -euo pipefail
cd "$(dirname "$0")"

# The compiler is for the jail. The system's own Node, however old, only installs: the engine that grades comes with the package.
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev libatomic1 nodejs npm python3 python3-numpy
rm -rf /var/lib/apt/lists/*
npm install --omit=dev --ignore-scripts --no-audit --no-fund --no-package-lock
node_modules/node-linux-*/bin/node node_modules/gradecheck/dist/make-jail.js
test -x node_modules/gradecheck/dist/jail

chown -R root:root .
bash close_source .
