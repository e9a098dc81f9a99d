#!/usr/bin/env bash
# Starts oidc-provider on 127.0.0.1; the first time it is installed from the npm registry into the folder.
#   start.sh PORT FOLDER
set -euo pipefail
port=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
cp "$here/package.json" "$here/server.mjs" "$folder"
cd "$folder"
if [ ! -e node_modules/oidc-provider/package.json ]; then
  npm install --no-audit --no-fund --no-package-lock --loglevel=error
fi
exec node server.mjs "$port"
