#!/usr/bin/env bash
# Self-contained archives of the tool, in dist/archives: one program that needs no .NET on the machine, and the licence. PLATFORMS names others than the
# usual four. A platform whose runtime or compiler the package feed lacks is named at the end, the others are made, and the status is 1.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
. build/platforms.sh

read -r -a platforms <<<"${PLATFORMS:-linux-x64 linux-arm64 osx-arm64 win-x64}"
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)
staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
rm -rf dist/archives
mkdir -p dist/archives

# make_archive PLATFORM: one program and the licence.
make_archive() {
    local platform=$1 name="coddiwomple-$version-$1" suffix=""
    local folder="$staging/$name"
    publish "$platform" -p:SelfContained=true -o "$staging/all-$platform" || return 1
    [[ $platform == win-* ]] && suffix=.exe
    mkdir "$folder" && mv "$staging/all-$platform/Coddiwomple.Cli$suffix" "$folder/coddiwomple$suffix" && cp LICENSE "$folder/" || return 1
    rm -rf "$staging/all-$platform"
    if [[ $platform == win-* ]]; then
        dotnet msbuild build/zip.proj -nologo -v:quiet "-p:Folder=$folder" "-p:Archive=$PWD/dist/archives/$name.zip"
    else
        tar -C "$staging" --owner=0 --group=0 -czf "dist/archives/$name.tar.gz" "$name"
    fi
}

sort_out "${platforms[@]}" -- -p:SelfContained=true
for platform in ${made_for[@]+"${made_for[@]}"}; do
    echo "$platform"
    make_archive "$platform" || not_made+=("$platform: the build failed, see above")
done

sum() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
(cd dist/archives && for archive in *; do [ -f "$archive" ] && sum "$archive"; done) | tee "$staging/sums"
[ -s "$staging/sums" ] && mv "$staging/sums" dist/archives/SHA256SUMS
report_not_made
