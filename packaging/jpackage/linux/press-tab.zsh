# Presses Tab behind the words given, in a zsh that finds completions in $FPATH_FOR_TEST, and prints the line it makes.
zmodload zsh/zpty
zpty terminal zsh -f -i
zpty -w terminal "PS1='%% '; unsetopt zle_bracketed_paste; fpath=(\$FPATH_FOR_TEST \$fpath); autoload -U compinit; compinit -u -D; bindkey '^I' expand-or-complete; echo r''eady"
local line text=''
integer tries=0
while [[ $text != *ready* ]] && (( tries++ < 200 )); do
  zpty -r -t terminal line && text+=$line || sleep 0.05
done
zpty -n -w terminal "$1"$'\t'
text='' tries=0
while [[ $text != *"$1"?*[[:alnum:]]\ * ]] && (( tries++ < 200 )); do
  zpty -r -t terminal line && text+=$line || sleep 0.05
done
print -r -- "$text"
zpty -d terminal
