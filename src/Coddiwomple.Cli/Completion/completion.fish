# Completion of coddiwomple for fish: coddiwomple completion fish | source
function __coddiwomple_complete
    set -l line (commandline -cp)
    coddiwomple "[suggest:"(string length -- $line)"]" $line 2>/dev/null
end
complete -c coddiwomple -a "(__coddiwomple_complete)"
