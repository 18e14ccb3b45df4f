#!/usr/bin/env bash
# The dotnet tool package that works everywhere, in dist/packages: what `dotnet pack` makes at the root, as pre-commit runs it, and nothing besides. It
# starts fast on the platform that packs, or on those that PLATFORMS names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rm -rf dist/packages
dotnet pack --nologo -v quiet -c Release ${PLATFORMS:+"-p:CompiledPlatforms=$PLATFORMS"} -o dist/packages
ls dist/packages
