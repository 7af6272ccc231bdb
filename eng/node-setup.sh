#!/usr/bin/env bash
# Installs what the cross-checks in tests/node need: once, and again when the lock file changes. Quiet when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../tests/node"
stamp=node_modules/.installed-from

if ! command -v npm > /dev/null; then
  echo "node-setup: npm is not installed; the cross-checks of Parquet files need Node.js 20 or newer." >&2
  exit 1
fi

install() {
  if ! cmp -s package-lock.json "$stamp"; then
    npm ci --no-audit --no-fund --loglevel=error > /dev/null
    cp package-lock.json "$stamp"
  fi
}

# Two test programs may start at once; where flock exists, the second waits for the first.
if command -v flock > /dev/null; then
  exec 9> .setup-lock
  flock 9
fi
install
