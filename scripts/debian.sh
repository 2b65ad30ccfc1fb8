#!/bin/sh
# Sees to it that these Debian packages are installed; on other systems it does nothing.
#   scripts/debian.sh PACKAGE…
# As root, or where sudo asks no password, the missing ones are installed;
# otherwise the line that does it is printed and the status is 1.
set -eu

command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || exit 0

installed() { # a library may carry the suffix t64 (Debian 13, Ubuntu 24.04 and later)
    for name in "$1" "$1t64"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) in installed*) return 0 ;; esac
    done
    return 1
}

missing=
for package in "$@"; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    sudo=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo="sudo -n"
else
    if command -v sudo >/dev/null; then
        as= sudo="sudo "
    else
        as=" as root" sudo=
    fi
    echo "PathTracker needs some packages of your system first. Please run this line$as, then try again:" >&2
    echo "    ${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi

echo "Installing the system packages that are missing:$missing"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# An update that fails in part (a third party's source is away) need not stop the install.
$sudo apt-get update -qq >"$log" 2>&1 || :
# shellcheck disable=SC2086  # a list of words is meant
if ! $sudo apt-get install -y -qq --no-install-recommends $missing >>"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "apt-get could not install$missing; what it said is above." >&2
    exit 1
fi
