# Completion of coddiwomple for bash: source <(coddiwomple completion bash)
_coddiwomple() {
    local current=${COMP_WORDS[COMP_CWORD]} word
    COMPREPLY=()
    while IFS= read -r word; do
        [[ $word == "$current"* ]] && COMPREPLY+=("$word")
    done < <(coddiwomple "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -o default -o bashdefault -F _coddiwomple coddiwomple
