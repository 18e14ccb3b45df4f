#!/usr/bin/env bash
# Tool packages compiled ahead of time, in dist/platform-packages: one for each platform, one for any other, and "coddiwomple" itself, which makes
# `dotnet tool install` take the right one. PLATFORMS names others than the usual ones. A platform for which the package feed lacks something is named at
# the end and gets the package for any; the others are made, and the status is 1.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
. build/platforms.sh

read -r -a platforms <<<"${PLATFORMS:-linux-x64 linux-arm64 osx-arm64 osx-x64 win-x64 win-arm64}"
rm -rf dist/platform-packages
sort_out "${platforms[@]}"
dotnet pack src/Coddiwomple.Cli --nologo -v quiet -c Release -p:ToolPlatforms="${made_for[*]+${made_for[*]}} any" -o dist/platform-packages || exit 1
ls dist/platform-packages
report_not_made
