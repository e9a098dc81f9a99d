#!/usr/bin/env bash
# Starts SimpleSAMLphp of Debian on 127.0.0.1 by PHP's own server. Nothing is installed: the first time its packages, and those
# of PHP that the machine has not, are downloaded and unpacked into the folder.
#   start.sh PORT FOLDER CERTIFICATE   (base64 of the service provider's certificate)
set -euo pipefail
port=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
debian=$folder/debian
if [ ! -e "$folder/unpacked" ]; then
  mkdir -p "$folder/packages" "$debian"
  cd "$folder/packages"
  missing=$(apt-get install -s --no-install-recommends php8.2-cli php8.2-xml php8.2-mbstring | sed -n 's/^Inst \([^ ]*\).*/\1/p')
  # shellcheck disable=SC2086
  apt-get download simplesamlphp $missing
  for each in ./*.deb; do dpkg -x "$each" "$debian"; done
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=simplesamlphp" \
    -keyout "$folder/idp.key" -out "$folder/idp.crt" 2> /dev/null
  touch "$folder/unpacked"
fi
mkdir -p "$folder/data" "$folder/log" "$folder/tmp" "$folder/sessions"
php=$(command -v php8.2 || echo "$debian/usr/bin/php8.2")
flags=()
if [ "$php" = "$debian/usr/bin/php8.2" ]; then
  export LD_LIBRARY_PATH=$debian/usr/lib/x86_64-linux-gnu:$debian/lib/x86_64-linux-gnu
  modules=$(dirname "$(find "$debian/usr/lib/php" -name dom.so | head -1)")
  flags=(-n -d "extension_dir=$modules")
  for each in ctype dom fileinfo iconv mbstring phar posix simplexml tokenizer xml xmlreader xmlwriter; do
    if [ -e "$modules/$each.so" ]; then flags+=(-d "extension=$each"); fi
  done
fi
export SIMPLESAMLPHP_CONFIG_DIR=$here/config PROVIDER_PORT=$port PROVIDER_FOLDER=$folder SP_CERTIFICATE=$3
exec "$php" "${flags[@]}" -d "session.save_path=$folder/sessions" -d date.timezone=UTC -d display_errors=0 \
  -S "127.0.0.1:$port" -t "$debian/usr/share/simplesamlphp/www"
