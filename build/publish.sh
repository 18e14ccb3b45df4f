#!/usr/bin/env bash
# Puts the tool, compiled ahead of time for this machine, at dist/coddiwomple: one program with all that it needs, or, where the package feed lacks the
# runtime for this platform, a program that needs .NET and starts slower.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build/platforms.sh

mkdir -p dist
find dist -maxdepth 1 -type f -delete

platform=$(dotnet msbuild src/Coddiwomple.Cli -nologo -getProperty:NETCoreSdkPortableRuntimeIdentifier)
names=$(lacking "$platform" -p:SelfContained=true)
if [ -z "$names" ]; then
    publish "$platform" -p:SelfContained=true -o dist
else
    echo "the package feed lacks $names: dist/coddiwomple needs .NET on the machine that runs it" >&2
    publish "$platform" -o dist
fi

# The assembly cannot be called coddiwomple.dll: on many disks that is the library's Coddiwomple.dll. The program can: it knows its assembly by heart.
for suffix in "" .exe; do
    if [ -f "dist/Coddiwomple.Cli$suffix" ]; then
        mv "dist/Coddiwomple.Cli$suffix" "dist/coddiwomple$suffix"
    fi
done
