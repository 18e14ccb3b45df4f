#compdef coddiwomple
# Completion of coddiwomple for zsh: source <(coddiwomple completion zsh)
_coddiwomple() {
    local -a words_found
    words_found=("${(@f)$(coddiwomple "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
    words_found=("${(@)words_found:#}")
    if (( $#words_found )); then
        compadd -a words_found
    fi
    _files
}
compdef _coddiwomple coddiwomple
