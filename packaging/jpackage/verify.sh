#!/usr/bin/env bash
# Proves the packages for Linux: makes them, installs each where nothing else is, uses it as its user would, removes it
# and looks whether anything is left. `./pgtrace verify --package` starts it.
#
#   packaging/jpackage/verify.sh [--built]     --built takes the packages as they lie in target/package
#
# The .deb goes into a fresh Debian (debootstrap) by apt, with the packages that it asks for and no others; the .rpm into
# the same by rpm; the archive is unpacked. Without root or debootstrap the .deb is only unpacked, and this is said.
# shellcheck disable=SC2154  # names of pom.xml begin with product_
set -euo pipefail
# shellcheck source=packaging/jpackage/image.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/image.sh"
# shellcheck source=packaging/jpackage/screen.sh
source "$HERE/screen.sh"

readonly ROOT=$PWD/$WORK/root
readonly SHOTS=$WORK/screenshots
readonly SAMPLE=usr/lib/pgtrace/lib/app/sample-traces/checkout_session.trc
readonly USER_ID=1000
readonly SECONDS_FOR_A_WINDOW=180

passed=0
check() {
  passed=$((passed + 1))
  say "fine: $*"
}

# ---- a screen, and a root with nothing in it ---------------------------------------------------------------------------

clean_up() {
  [[ -z ${window_pid:-} ]] || end "$window_pid"
  [[ -z ${screen_pid:-} ]] || kill -- "$screen_pid" 2>/dev/null || true
  [[ -z ${screen:-} ]] || rm -rf -- "$screen"
  ! mountpoint -q -- "$ROOT/proc" 2>/dev/null || umount -- "$ROOT/proc"
}

# Asks a process and all below it to end, the youngest first.
end() {
  local child
  for child in $(pgrep -P "$1"); do
    end "$child"
  done
  kill -- "$1" 2>/dev/null || true
}

can_make_roots() { [[ $EUID -eq 0 ]] && command -v debootstrap >/dev/null && command -v chroot >/dev/null; }

inside() { chroot "$ROOT" "$@"; }

as_user() { HOME=/home/tester chroot "--userspec=$USER_ID:$USER_ID" "$ROOT" "$@"; }

# A Debian of the kind that this machine runs, with what the package depends on, kept for the next time.
make_root() {
  local depends=$1 kept codename
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
  kept=${XDG_CACHE_HOME:-$HOME/.cache}/pgtrace-package/$codename-$(sha256sum <<<"$depends" | cut -c1-12).tar
  rm -rf --one-file-system -- "$ROOT"
  mkdir -p -- "$ROOT" "${kept%/*}"
  if [[ -f $kept ]]; then
    tar -C "$ROOT" --numeric-owner -xpf "$kept"
    mount -t proc proc "$ROOT/proc"
    return
  fi
  say "making a fresh $codename (once; some minutes)"
  debootstrap --variant=minbase "$codename" "$ROOT" >"$WORK/debootstrap.log" 2>&1 \
    || { tail -n 5 "$WORK/debootstrap.log" >&2; fail 'debootstrap failed'; }
  mount -t proc proc "$ROOT/proc"
  printf '#!/bin/sh\nexit 101\n' >"$ROOT/usr/sbin/policy-rc.d" # no services
  chmod 755 -- "$ROOT/usr/sbin/policy-rc.d"
  inside apt-get update -qq
  DEBIAN_FRONTEND=noninteractive inside apt-get satisfy -qq -y --no-install-recommends "$depends" >"$WORK/satisfy.log" 2>&1 \
    || { tail -n 5 "$WORK/satisfy.log" >&2; fail "the package's dependencies cannot be installed"; }
  inside useradd --create-home --uid $USER_ID tester
  umount -- "$ROOT/proc"
  tar -C "$ROOT" --one-file-system --numeric-owner -cf "$kept.new" .
  mv -- "$kept.new" "$kept"
  mount -t proc proc "$ROOT/proc"
}

# Every path, without what package managers write down of themselves.
paths_in_root() {
  (cd -- "$ROOT" && find . -xdev -path ./proc -prune -o -print | grep -vE '^\./(var/(log|lib/(dpkg|apt|rpm)|cache)|tmp)(/|$)' | sort)
}

# What the product leaves in the user's home is the user's; what it may leave there is known.
paths_of_user() { (cd -- "$ROOT/home/tester" && find . -mindepth 1 -newer "$ROOT/before" | sort); }

# ---- using it ------------------------------------------------------------------------------------------------------------

# The command line gives what it gives from the sources.
try_command_line() {
  local what=$1
  shift
  [[ $("$@" --version) == "pgtrace $product_version" ]] || fail "$what: --version said something else"
  "$@" analyze --format json "$sample" >"$WORK/installed.json" || fail "$what: analyze failed"
  grep -q '"pgtrace.analysis/1"' "$WORK/installed.json" || fail "$what: analyze gave no report"
  check "$what: the command line analyses a trace"
  # With "on" the machine refuses to start where the archive does not fit; the words of its own are on standard output.
  JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$@" --help >"$WORK/aot.log" 2>&1 || { cat -- "$WORK/aot.log" >&2; fail "$what: the archive of classes does not fit"; }
  check "$what: the archive of classes is used"
  if "$@" analyze /nowhere.trc >/dev/null 2>&1; then
    fail "$what: analyze of a file that is not there succeeded"
  fi
}

# Opens the sample by its path, waits until the window names it, takes the picture, closes.
try_window() {
  local what=$1 shot=$SHOTS/$2.png network=$WORK/$2.network begun=$SECONDS
  shift 2
  mkdir -p -- "$SHOTS"
  strace -f --seccomp-bpf -qq -e trace=connect,bind,sendto,sendmsg -o "$network" "$@" "$sample" >"$WORK/window.log" 2>&1 &
  window_pid=$!
  until xwininfo -root -tree 2>/dev/null | grep 'checkout_session' >/dev/null; do
    kill -0 "$window_pid" 2>/dev/null || { cat -- "$WORK/window.log" >&2; fail "$what: the window did not come"; }
    [[ $((SECONDS - begun)) -lt $SECONDS_FOR_A_WINDOW ]] || fail "$what: no window after $SECONDS_FOR_A_WINDOW s"
    sleep 0.2
  done
  until tools screenshot "$screen/Xvfb_screen0" "$shot" 2>/dev/null; do
    [[ $((SECONDS - begun)) -lt $SECONDS_FOR_A_WINDOW ]] || fail "$what: the window stays empty, see $shot"
    sleep 0.2
  done
  sleep 2 # for the picture alone: what is computed in the background
  tools screenshot "$screen/Xvfb_screen0" "$shot"
  check "$what: the window shows the sample; $shot"
  xwininfo -root -tree | grep '"dev.pgtrace.ui.shell.PgTraceApplication"' >/dev/null || fail "$what: the window's class is not that of the menu entry"
  end "$(pgrep -P "$window_pid")"
  wait "$window_pid" || true
  window_pid=''
  [[ ! -s $WORK/window.log ]] || { cat -- "$WORK/window.log" >&2; fail "$what: it wrote to its terminal"; }
  # The screen, the desktop's bus and name services of the machine are sockets of files.
  grep -q 'connect(.*AF_UNIX' "$network" || fail "$what: nothing was watched"
  if grep -E 'sa_family=AF_(INET|INET6|PACKET)' "$network"; then
    fail "$what: it reached for the network"
  fi
  check "$what: no network"
}

# ---- what can be looked at without installing ------------------------------------------------------------------------------

look_at_files() {
  local share=$WORK/image/$product_name/share page again
  desktop-file-validate "$share/applications/$product_id.desktop"
  appstreamcli validate --no-net "$share/metainfo/$product_id.metainfo.xml" >"$WORK/appstream.log" \
    || { cat -- "$WORK/appstream.log" >&2; fail 'the AppStream metadata is not valid'; }
  check 'menu entry and AppStream metadata are valid'
  for page in "$share"/man/man1/* "$share"/man/de/man1/*; do
    [[ -z $(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null) ]] || fail "man complains about $page"
  done
  [[ -f $share/man/man1/pgtrace-bench-open.1.gz ]] || fail 'there are no pages for all commands'
  [[ -f $share/man/de/man1/pgtrace-bench-open.1.gz ]] || fail 'there are no German pages for all commands'
  check "$(find "$share/man" -name '*.1.gz' | wc -l) manual pages without a complaint"
  again=$(mktemp -d)
  "$HERE/icons.sh" "$again"
  tools same-pictures "$again" "$PICTURES"
  rm -rf -- "$again"
  check 'the icons are those of the drawing'
  tools foreign "$WORK/image"
  check 'no machine code of other platforms'
  look_at_modules
  look_at_kinds
  look_at_completion "$share"
  look_at_bill
  build_again
}

# All modules that the class path is linked to are in the runtime.
look_at_modules() {
  local needed module
  needed=$("$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --class-path "$(printf '%s:' "$WORK"/app/*.jar)" "$WORK"/app/*.jar 2>/dev/null | tail -n 1)
  [[ $needed == *java.base* ]] || fail 'jdeps found nothing'
  for module in ${needed//,/ }; do
    "$WORK/runtime/bin/java" --describe-module "$module" >/dev/null || fail "the runtime lacks $module"
  done
  check 'the runtime has every module that the class path needs'
}

# A desktop knows the files by name and by what stands in them.
look_at_kinds() {
  local data=$WORK/kinds file
  rm -rf -- "$data"
  mkdir -p -- "$data/mime/packages"
  cp -- "$HERE/linux/pgtrace.xml" /usr/share/mime/packages/freedesktop.org.xml "$data/mime/packages/"
  update-mime-database "$data/mime" 2>/dev/null # it would say that desktops do not look there
  cp -- sample-traces/checkout_session.trc "$data/named.trc"
  cp -- sample-traces/checkout_session.trc "$data/unnamed"
  cp -- sample-traces/own_session.trc "$data/recording"
  gzip -c sample-traces/own_session.trc >"$data/packed.trc.gz"
  "$WORK/image/$product_name/bin/$product_name" convert sample-traces/own_session.trc "$data/binary.trcb" >/dev/null 2>&1
  cp -- "$data/binary.trcb" "$data/binary"
  printf '{"format":"pgtrace.trcab/1"}\n' >"$data/experiment.trcab"
  for file in named.trc=x-pgtrace unnamed=x-pgtrace recording=x-pgtrace packed.trc.gz=x-pgtrace-compressed \
    binary.trcb=x-pgtrace-binary binary=x-pgtrace-binary experiment.trcab=x-pgtrace-experiment; do
    XDG_DATA_DIRS=$PWD/$data XDG_DATA_HOME=$PWD/$data gio info -a standard::content-type "$data/${file%%=*}" \
      | grep "content-type: application/${file#*=}\$" >/dev/null || fail "a desktop does not take ${file%%=*} for ${file#*=}"
  done
  check 'desktops know .trc, .trcb, .trcab and .trc.gz'
}

# Tab, in a real zsh; bash is a test of its own (CompletionCommandTest).
look_at_completion() {
  local share=$1 line
  line=$(PATH=$PWD/$WORK/image/$product_name/bin:$PATH FPATH_FOR_TEST=$PWD/$share/zsh/site-functions zsh -f "$HERE/linux/press-tab.zsh" 'pgtrace conv')
  [[ $line == *'pgtrace convert'* ]] || fail "zsh completes 'pgtrace conv' to: $line"
  check 'zsh completes commands'
}

# The bill of materials names every library that is in the package.
look_at_bill() {
  local jar name
  for jar in "$WORK"/app/*.jar; do
    name=${jar##*/}
    [[ $name == pgtrace.jar ]] || grep -q "/${name%%-[0-9]*}@" "$WORK/sbom.json" || fail "the bill of materials lacks $name"
  done
  check 'the bill of materials names every library'
}

# The same sources give the same jar, byte for byte, in another folder.
build_again() {
  say 'compiling once more'
  rm -rf -- "$WORK/again"
  ./mvnw -B -q -o -Pquick -Dmaven.test.skip=true "-Dbuild.folder=$WORK/again" package
  cmp -- "$WORK/again/pgtrace.jar" "$WORK/app/pgtrace.jar" || fail 'two builds differ'
  check 'two builds give the same jar'
}

# ---- each package ------------------------------------------------------------------------------------------------------------

try_deb() {
  local file before
  file=$(echo "$WORK"/*.deb)
  if ! can_make_roots; then
    say 'not root, or no debootstrap: the .deb is unpacked, not installed. To install it: apt-get install debootstrap, and start this as root.'
    rm -rf -- "$ROOT"
    dpkg-deb -x "$file" "$ROOT"
    sample=$ROOT/$SAMPLE
    try_command_line '.deb, unpacked' "$ROOT/usr/lib/pgtrace/bin/pgtrace"
    try_window '.deb, unpacked' deb "$ROOT/usr/lib/pgtrace/bin/pgtrace"
    return
  fi
  make_root "$(dpkg-deb -f "$file" Depends)"
  sample=/$SAMPLE
  before=$(paths_in_root)
  cp -- "$file" "$ROOT/tmp/pgtrace.deb"
  [[ $(inside apt-get install -s --no-install-recommends /tmp/pgtrace.deb | grep -c '^Inst ') == 1 ]] || fail 'apt would install more'
  inside apt-get install -qq -y --no-install-recommends /tmp/pgtrace.deb >"$WORK/install.log" 2>&1 || fail 'apt-get does not install the .deb'
  check '.deb: installed by apt in a fresh Debian, with nothing but what it declares'
  try_command_line .deb as_user pgtrace
  touch -- "$ROOT/before"
  try_window .deb deb chroot "--userspec=$USER_ID:$USER_ID" "$ROOT" env HOME=/home/tester pgtrace
  say "the user's home holds now: $(paths_of_user | tr '\n' ' ')"
  rm -f -- "$ROOT/before"
  inside grep -q '^.*:application/x-pgtrace:\*\.trc$' /usr/share/mime/globs2 || fail '.deb: the desktop does not know .trc'
  start_times
  rm -rf -- "$ROOT/home/tester/.config" "$ROOT/home/tester/.cache" "$ROOT/home/tester/.local"
  inside apt-get purge -qq -y pgtrace >"$WORK/remove.log" 2>&1 || fail 'apt-get does not remove the .deb'
  nothing_left .deb "$before"
}

nothing_left() {
  local what=$1 left
  left=$(comm -13 <(echo "$2") <(paths_in_root))
  [[ -z $left ]] || fail "$what leaves: $left"
  check "$what: nothing is left after removing it"
}

try_rpm() {
  local file before
  file=$(echo "$WORK"/*.rpm)
  if ! can_make_roots; then
    say 'not root, or no debootstrap: the .rpm is not tried.'
    return
  fi
  sample=/$SAMPLE
  before=$(paths_in_root)
  # What it requires goes by names that Debian's packages have not: those are compared with the libraries themselves.
  rpm_requires_what_is_there "$file"
  mkdir -p -- "$ROOT/var/lib/rpm" # Debian's rpm would take the home folder
  rpm --root "$ROOT" --dbpath /var/lib/rpm --nodeps --noscripts -i "$file" 2>"$WORK/rpm.log" || { cat -- "$WORK/rpm.log" >&2; fail 'rpm does not install the .rpm'; }
  try_command_line .rpm as_user pgtrace
  try_window .rpm rpm chroot "--userspec=$USER_ID:$USER_ID" "$ROOT" env HOME=/home/tester pgtrace
  rm -rf -- "$ROOT/home/tester/.config" "$ROOT/home/tester/.cache" "$ROOT/home/tester/.local"
  rpm --root "$ROOT" --dbpath /var/lib/rpm --nodeps -e pgtrace 2>"$WORK/rpm.log"
  nothing_left .rpm "$before"
}

rpm_requires_what_is_there() {
  local library known
  known=$(inside /sbin/ldconfig -p)
  rpm -qp --requires "$1" >"$WORK/requires.log" 2>/dev/null
  grep -q 'libgtk-3.so.0' "$WORK/requires.log" || fail '.rpm: it does not require GTK'
  while IFS= read -r library; do
    [[ $known == *"	$library "* ]] || fail ".rpm: it requires $library, which the .deb does not bring"
  done < <(sed -n 's/^\(lib.*\.so[.0-9]*\)().*/\1/p' "$WORK/requires.log")
  check '.rpm: requires the libraries that the .deb brings by its packages'
}

try_archive() {
  local folder="$WORK/a folder" program
  rm -rf -- "$folder"
  mkdir -p -- "$folder"
  tar -C "$folder" -xzf "$WORK"/*.tar.gz
  program=$folder/pgtrace/bin/pgtrace
  sample=$PWD/$folder/pgtrace/lib/app/sample-traces/checkout_session.trc
  HOME=$(mktemp -d)
  export HOME
  try_command_line 'archive, in a folder with a space' "$program"
  try_window 'archive' archive "$program"
  rm -rf -- "$folder" "$HOME"
}

# From the start of the process to the first painted picture, of the installed program and without a file; and the whole
# of `pgtrace --version`. The middle one of five, also kept in start.json for the table of figures.
start_times() {
  local wall cpu version
  read -r wall cpu < <(for _ in 1 2 3 4 5; do
    tools first-frame "$screen/Xvfb_screen0" chroot "--userspec=$USER_ID:$USER_ID" "$ROOT" env HOME=/home/tester pgtrace --
  done | sort -n | middle)
  read -r version _ < <(for _ in 1 2 3 4 5; do
    LC_ALL=C TIMEFORMAT=%R
    { time chroot "--userspec=$USER_ID:$USER_ID" "$ROOT" env HOME=/home/tester pgtrace --version >/dev/null 2>&1; } 2>&1
  done | awk '{ print $1 * 1000 }' | sort -n | middle)
  say "first frame: $wall ms of wall time, $cpu ms of processor time; --version: $version ms (the middle of 5 starts)"
  printf '{"schema":"pgtrace.bench.start/1","starts":5,"firstFrameMillis":%d,"firstFrameCpuMillis":%d,"versionMillis":%d}\n' \
    "$wall" "$cpu" "$version" >"$WORK/start.json"
}

middle() { awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'; }

sizes() {
  local file
  for file in "$WORK"/*.deb "$WORK"/*.rpm "$WORK"/*.tar.gz "$WORK/image/$product_name/lib/app/pgtrace.aot"; do
    say "$(du -m --apparent-size "$file" | cut -f1) MB ${file##*/}"
  done
  say "$(du -sm --apparent-size "$WORK/image/$product_name" | cut -f1) MB installed"
}

main() {
  need Xvfb=xvfb dpkg-deb=dpkg dpkg-shlibdeps=dpkg-dev objdump=binutils rpmbuild=rpm strace \
    xwininfo=x11-utils desktop-file-validate=desktop-file-utils appstreamcli=appstream rsvg-convert=librsvg2-bin \
    man=man-db zsh update-mime-database=shared-mime-info gio=libglib2.0-bin
  [[ $EUID -ne 0 ]] || need debootstrap
  if [[ ${1-} == --built ]]; then
    prepare
  else
    "$HERE/linux.sh"
    prepare
  fi
  trap clean_up EXIT
  screen=$(mktemp -d)
  chmod 755 -- "$screen"
  start_screen -fbdir "$screen"
  sizes
  look_at_files
  try_deb
  try_rpm
  try_archive
  printf '%d passed, 0 failed\n' "$passed"
}

main "$@"
