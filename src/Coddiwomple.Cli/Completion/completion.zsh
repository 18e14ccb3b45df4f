#compdef coddiwomple
# Completion of coddiwomple for zsh: source <(coddiwomple completion zsh)
_coddiwomple() {
    local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
    local -a words_found
    words_found=("${(@f)$("$words[1]" "[suggest:$#line]" "$line" 2>/dev/null)}")
    words_found=("${(@)words_found:#}")
    if (( $#words_found )); then
        compadd -a words_found
    fi
    _files
}
compdef _coddiwomple coddiwomple
