# Sourced by linux.sh and verify.sh: a screen for windows that nobody looks at.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2119,SC2120  # names and options are for the scripts that source this

# start_screen OPTION...: an Xvfb that nobody sees; sets DISPLAY and screen_pid.
start_screen() {
  local number=''
  exec {numbers}< <(exec Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp "$@" 2>/dev/null)
  screen_pid=$!
  read -r -t 60 -u "$numbers" number || fail 'Xvfb has not started.'
  export DISPLAY=:$number
}
