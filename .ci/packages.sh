# Finds what the machine lacks and installs it. Sourced by ./pergola and ./test; it does nothing when all is there.
# shellcheck shell=bash
PATH="$PATH:/usr/sbin:/sbin"

libraries() { ldconfig -p 2>/dev/null || true; }

# The tools that no package of the distribution brings: named, never installed.
require_sdk() {
  local missing=0
  if ! command -v dotnet >/dev/null || ! grep -q '^10\.' <<<"$(dotnet --list-sdks 2>/dev/null)"; then
    echo "pergola: the .NET 10 SDK is missing. Install it: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    missing=1
  fi
  local node
  node="$(node --version 2>/dev/null || true)"
  node="${node#v}"
  node="${node%%.*}"
  if [[ -z "$node" || "$node" -lt 20 ]]; then
    echo "pergola: Node 20 or later is missing; building needs it, running does not. Install it: https://nodejs.org/en/download" >&2
    missing=1
  fi
  command -v npm >/dev/null || [[ $missing -eq 1 ]] || { echo "pergola: npm is missing; it belongs to Node 20. Debian has it as: apt-get install -y npm" >&2; missing=1; }
  [[ $missing -eq 0 ]] || exit 1
}

# Prints the Debian packages, one a line, whose files are not on this machine.
missing_to_run() {
  local have
  have="$(libraries)"
  grep -Eq 'libjavascriptcoregtk-(4\.1\.so\.0|6\.0\.so\.1)' <<<"$have" || echo libjavascriptcoregtk-4.1-0
  grep -q 'libsqlite3\.so\.0' <<<"$have" || echo libsqlite3-0
  grep -Eq 'libcrypto\.so\.(3|1\.1)' <<<"$have" || echo libssl3
  grep -q 'libicuuc\.so' <<<"$have" || echo libicu72
  [[ -s /etc/ssl/certs/ca-certificates.crt ]] || echo ca-certificates
}

missing_to_test() {
  missing_to_run
  command -v chromium >/dev/null || echo chromium
  compgen -G '/usr/share/fonts/*/noto/NotoSansCJK-*' >/dev/null || echo fonts-noto-cjk
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
  command -v wrk >/dev/null || echo wrk
}

# install_missing PACKAGE...: as root, or with sudo; otherwise it prints the command and stops.
install_missing() {
  [[ $# -gt 0 ]] || return 0
  local as_root=()
  if [[ "$(id -u)" -ne 0 ]]; then
    if command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
      as_root=(sudo)
    else
      as_root=(none)
    fi
  fi
  if [[ "${as_root[*]:-}" == none ]] || ! command -v apt-get >/dev/null; then
    echo "pergola: these packages are missing: $*" >&2
    echo "Run this as root, then try again:" >&2
    echo "  apt-get update && apt-get install -y --no-install-recommends $*" >&2
    exit 1
  fi
  echo "Installing: $*" >&2
  "${as_root[@]}" apt-get update -qq >&2
  # A newer Debian has a newer ICU: take the one that it has.
  local packages=() package
  for package in "$@"; do
    if [[ "$package" == libicu72 ]] && ! apt-cache show libicu72 >/dev/null 2>&1; then
      package="$(apt-cache search --names-only '^libicu[0-9]+$' | sort -V | tail -n 1 | cut -d' ' -f1)"
    fi
    packages+=("$package")
  done
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
}
