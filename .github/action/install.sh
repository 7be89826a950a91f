#!/usr/bin/env bash
# Installs misquote for the action. In: VERSION (a release, `none`, or nothing for the action's own), ACTION (its folder),
# ROOT (where to put it), GITHUB_PATH.
set -euo pipefail

if [ "$VERSION" = none ]; then
  command -v misquote >/dev/null || { echo "::error title=misquote::there is no misquote in PATH"; exit 2; }
  exit 0
fi
if [ -n "$VERSION" ]; then
  cargo install misquote --locked --quiet --version "$VERSION" --root "$ROOT"
else
  cargo install --path "$ACTION" --locked --quiet --root "$ROOT"
fi
echo "$ROOT/bin" >>"$GITHUB_PATH"
