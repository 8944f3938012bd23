# Waits until standard input ends, as it does when the owner is gone, however it ended; then stops the server in the
# folder and removes the folder. Processes are told by their working folder, so no number of an older process is
# mistaken for the server's.
# $1: the server's folder, with the data in its folder "data".
folder=$1
data=$folder/data
trap '' HUP INT TERM
cat >/dev/null

running() {
  for process in /proc/[0-9]*; do
    [ "$process/cwd" -ef "$data" ] && printf '%s\n' "${process#/proc/}"
  done
}

# waits TENTHS: until no process is left
ended() {
  left=$1
  while [ -n "$(running)" ]; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.1
  done
}

# The postmaster alone, as it ends the others.
tell() {
  read -r postmaster rest <"$data/postmaster.pid" || return 0
  for process in $(running); do
    [ "$process" = "$postmaster" ] && kill "$1" "$postmaster"
  done
}

if [ -n "$(running)" ]; then
  # At once: nobody needs the data any more.
  tell -QUIT 2>/dev/null
  ended 50 || { kill -KILL $(running) 2>/dev/null; ended 20; }
fi
rm -rf -- "$folder" || { sleep 0.5; rm -rf -- "$folder"; }
