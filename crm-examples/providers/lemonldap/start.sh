#!/usr/bin/env bash
# Starts the portal of LemonLDAP::NG of Debian on 127.0.0.1 by Plack's own server. Nothing is installed: the first time
# its packages, and those that they need and the machine has not, are downloaded and unpacked into the folder.
#   start.sh PORT FOLDER CERTIFICATE   (base64 of the service provider's certificate)
set -euo pipefail
port=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
debian=$folder/debian
if [ ! -e "$folder/unpacked" ]; then
  mkdir -p "$folder/packages" "$debian"
  cd "$folder/packages"
  ours="liblemonldap-ng-portal-perl liblasso-perl libplack-perl"
  # Perl itself is the machine's, though apt may have a newer one.
  # shellcheck disable=SC2086
  missing=$(apt-get install -s --no-install-recommends $ours libio-string-perl libstring-random-perl \
      libxml-libxml-perl libxml-simple-perl \
    | sed -n 's/^Inst \([^ ]*\).*/\1/p' | grep -vE '^(perl|perl-base|perl-modules-.*|libperl5.*)$')
  # shellcheck disable=SC2086
  apt-get download $ours $missing
  for each in ./*.deb; do dpkg -x "$each" "$debian"; done
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=lemonldap" \
    -keyout "$folder/idp.key" -out "$folder/idp.crt" 2> /dev/null
  touch "$folder/unpacked"
fi
rm -rf "$folder/sessions" "$folder/persistent" "$folder/cache" "$folder/conf"
mkdir -p "$folder/sessions/lock" "$folder/persistent/lock" "$folder/cache" "$folder/conf"
binary=usr/lib/$(dpkg-architecture -q DEB_HOST_MULTIARCH 2> /dev/null || echo x86_64-linux-gnu)
perl5=$(find "$debian/$binary/perl5" -mindepth 1 -maxdepth 1 -type d | head -1)
export LD_LIBRARY_PATH=$debian/usr/lib:$debian/$binary PERL5LIB=$debian/usr/share/perl5:$perl5
export LLNG_DEFAULTCONFFILE=$folder/lemonldap-ng.ini
export PROVIDER_PORT=$port PROVIDER_FOLDER=$folder SP_CERTIFICATE=$3
exec perl "$debian/usr/bin/plackup" --no-default-middleware --host 127.0.0.1 --port "$port" "$here/portal.psgi"
