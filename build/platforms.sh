# shellcheck shell=bash
# Sourced by publish.sh, dist.sh and pack-platforms.sh: tells which platforms can be built for with what the package feed has, and builds for them.

# publish PLATFORM [OPTION...]: the tool, compiled ahead of time.
publish() {
    dotnet publish src/Coddiwomple.Cli --nologo -v quiet -c Release -r "$1" -p:ReadyToRun=true "${@:2}"
}

# lacking PLATFORM [PROPERTY...]: the packages that the feed lacks for it, on one line; nothing if it has all. Fails, with the messages, for another reason.
lacking() {
    local platform=$1 messages
    shift
    if messages=$(dotnet restore src/Coddiwomple.Cli --nologo -v quiet -r "$platform" -p:ReadyToRun=true "$@" 2>&1); then
        return 0
    fi

    # As in "error NU1101: Unable to find package Microsoft.NETCore.App.Runtime.osx-arm64. No packages exist with this id in source(s): ..."
    local names
    names=$(sed -nE 's/.*error NU110[123]: Unable to find (a stable )?package ([A-Za-z0-9.-]*[A-Za-z0-9-]).*/\2/p' <<<"$messages" | LC_ALL=C sort -u | paste -sd ' ' -)
    if [ -z "$names" ]; then
        printf '%s\n' "$messages" >&2
        return 1
    fi

    echo "$names"
}

# sort_out PLATFORM... [-- PROPERTY...]: fills "made_for" with the platforms that can be built for, and "not_made" with a line for each other one.
sort_out() {
    local platforms=() platform names
    made_for=()
    not_made=()
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        platforms+=("$1")
        shift
    done
    [ $# -gt 0 ] && shift
    for platform in "${platforms[@]}"; do
        if ! names=$(lacking "$platform" "$@"); then
            not_made+=("$platform: it cannot be restored, see above")
        elif [ -n "$names" ]; then
            not_made+=("$platform: the package feed lacks $names")
        else
            made_for+=("$platform")
        fi
    done
}

# report_not_made: says on standard error what was not made and why; fails if there is any.
report_not_made() {
    [ "${#not_made[@]}" -eq 0 ] && return 0
    printf 'not made for %s\n' "${not_made[@]}" >&2
    return 1
}
