# Completion of coddiwomple for bash: source <(coddiwomple completion bash)
_coddiwomple() {
    local current=${COMP_WORDS[COMP_CWORD]} word
    # Bash takes "=" for a word of its own, and replaces what stands after it.
    [[ $current == "=" ]] && current=""
    COMPREPLY=()
    while IFS= read -r word; do
        word=${word#--*=}
        [[ $word == "$current"* ]] && COMPREPLY+=("$word")
    done < <("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -o default -o bashdefault -F _coddiwomple coddiwomple
