#!/usr/bin/env bash
# What Gradescope runs as root, once, when the autograder is built: installs the grader from the package beside it. It needs Ubuntu's or
# Debian's packages and npm's registry (`npm_config_registry` names another); grading needs no network.
set -euo pipefail
cd "$(dirname "$0")"

# The compiler is for the jail.
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends ca-certificates curl gcc libc6-dev libatomic1 python3 python3-numpy
rm -rf /var/lib/apt/lists/*

# The engine that grades, and npm, installed by that engine: the systems' own are too old.
engine=26.10.0
npm=11.6.2
npm_hash=ee22b335fcbc95662cdf3ab8a053daf045d9cf9c6df6040d28965abb707512b2c16fa6c5eec049d34c74f78f390cebd14f697919eadb97756564d4f9eccc4954
case $(uname -m) in
  x86_64) machine=x64 engine_hash=3a6033b5aaebd602b83c3fac372a24bb8379438d1df1ea8cb8b8cd6bfcd1bf1177dda0ac54a54840bb385791d83d64965a53224dd9266d913fe8f8628266b487 ;;
  aarch64) machine=arm64 engine_hash=89d02b57f726a96f4cf4e0f21a56ce222cb1168bab0e1d66241d1274a09d31b4998e379ff422c4377a35fde138c9ff81d3ee410fe17be0ca534c7881dd75d305 ;;
  *) echo "setup.sh: there is no engine for $(uname -m)." >&2; exit 1 ;;
esac
registry=${npm_config_registry:-https://registry.npmjs.org}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# fetch <package> <version> <SHA-512>: unpacked into $work/<package>.
fetch() {
  curl -fsSL --retry 3 -o "$work/$1.tgz" "${registry%/}/$1/-/$1-$2.tgz"
  echo "$3  $work/$1.tgz" | sha512sum --check --quiet
  mkdir "$work/$1"
  tar -xzf "$work/$1.tgz" -C "$work/$1" --strip-components=1
}
fetch "node-linux-$machine" "$engine" "$engine_hash"
fetch npm "$npm" "$npm_hash"
PATH="$work/node-linux-$machine/bin:$PATH" node "$work/npm/bin/npm-cli.js" install --omit=dev --no-audit --no-fund --no-package-lock --cache "$work/cache"

chown -R root:root .
bash close_source .
