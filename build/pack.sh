#!/usr/bin/env bash
# The dotnet tool package that works everywhere, in dist/packages: what `dotnet pack` makes at the root, as pre-commit runs it, and nothing besides.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rm -rf dist/packages
dotnet pack --nologo -v quiet -c Release -o dist/packages
ls dist/packages
