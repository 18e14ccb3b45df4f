#!/usr/bin/env bash
# Puts the tool, compiled ahead of time for this machine, at dist/coddiwomple.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mkdir -p dist
find dist -maxdepth 1 -type f -delete
dotnet publish src/Coddiwomple.Cli --nologo -v quiet -c Release -p:ReadyToRun=true -o dist

# The assembly cannot be called coddiwomple.dll: on many disks that is the library's Coddiwomple.dll. The host program can: it knows its assembly by heart.
for suffix in "" .exe; do
    if [ -f "dist/Coddiwomple.Cli$suffix" ]; then
        mv "dist/Coddiwomple.Cli$suffix" "dist/coddiwomple$suffix"
    fi
done
