#!/usr/bin/env bash
# Starts Keycloak on 127.0.0.1 with the realm beside this script, its data in memory; the first time it is downloaded from Maven
# Central (200 MB) into the folder.
#   start.sh PORT FOLDER
set -euo pipefail
port=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
version=26.7.3
home=$folder/keycloak-$version
if [ ! -e "$home/unpacked" ]; then
  cd "$folder"
  mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
    -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$folder"
  rm -rf './${project.basedir}'
  chmod +x "$home/bin/kc.sh"
  touch "$home/unpacked"
fi
mkdir -p "$home/data/import"
cp "$here/realm.json" "$home/data/import/realm.json"
export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=admin JAVA_OPTS_KC_HEAP="-Xms64m -Xmx512m"
exec "$home/bin/kc.sh" start-dev --http-host=127.0.0.1 --http-port="$port" --hostname-strict=false --db=dev-mem --import-realm
