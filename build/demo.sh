#!/usr/bin/env bash
# demo.sh TOPOLOGY FOLDER: generates a topology into a folder and shows it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

topology=$1
folder=$2
echo "\$ dist/coddiwomple gen $topology -o $folder"
dist/coddiwomple gen "$topology" -o "$folder"
echo
find "$folder" -type f | LC_ALL=C sort
