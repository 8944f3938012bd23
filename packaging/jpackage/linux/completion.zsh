#compdef pgtrace
# zsh speaks the completion of bash when it is asked to.
autoload -U +X bashcompinit && bashcompinit
() {
  local script
  for script in ${commands[pgtrace]:A:h:h}/share /usr/share; do
    [[ -r $script/bash-completion/completions/pgtrace ]] || continue
    source $script/bash-completion/completions/pgtrace
    break
  done
}
_bash_complete -o default -F _complete_pgtrace
