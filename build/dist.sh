#!/usr/bin/env bash
# Self-contained archives of the tool, in dist/archives. A platform whose runtime or compiler the package feed lacks is named, and the others are still made.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

platforms=${PLATFORMS:-linux-x64 linux-arm64 osx-arm64 win-x64}
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)
staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
rm -rf dist/archives
mkdir -p dist/archives

missing=()
for platform in $platforms; do
    name="coddiwomple-$version-$platform"
    echo "$name"
    if ! dotnet publish src/Coddiwomple.Cli --nologo -v quiet -c Release -p:ReadyToRun=true -r "$platform" --self-contained true -o "$staging/$name"; then
        missing+=("$platform")
        continue
    fi
    for suffix in "" .exe; do
        [ -f "$staging/$name/Coddiwomple.Cli$suffix" ] && mv "$staging/$name/Coddiwomple.Cli$suffix" "$staging/$name/coddiwomple$suffix"
    done
    cp LICENSE "$staging/$name/"
    tar -C "$staging" -czf "dist/archives/$name.tar.gz" "$name"
done

ls -l dist/archives
if [ "${#missing[@]}" -gt 0 ]; then
    echo "not made, because the package feed lacks what they need (see above): ${missing[*]}" >&2
    exit 1
fi
