#!/usr/bin/env bash
# Runs all tests. The last line is "N passed, N failed", with ", N skipped" if any were; the exit status is that of the tests.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

export DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_NOLOGO=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

dotnet test Coddiwomple.sln --nologo -v quiet --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# One summary line a test project: "Passed!  - Failed: 0, Passed: 2, Skipped: 0, Total: 2, ..."
count() { grep -oE "$1: +[0-9]+" "$log" | awk '{ sum += $2 } END { print sum + 0 }'; }
summaries=$(grep -cE '^(Passed|Failed|Skipped)! +- ' "$log")
passed=$(count Passed)
failed=$(count Failed)
skipped=$(count Skipped)

if [ "$summaries" -eq 0 ] && [ "$status" -eq 0 ]; then
    echo "no test project reported a result"
    status=1
fi
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    echo "the build or a test process broke off: see above"
    failed=1
fi

echo
line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
echo "$line"
exit "$status"
