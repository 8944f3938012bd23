#!/usr/bin/env bash
# Packages for Linux, into target/package.
#
#   packaging/jpackage/linux.sh                 all three
#   packaging/jpackage/linux.sh app-image       pgtrace-VERSION-linux-ARCH.tar.gz, to unpack anywhere
#   packaging/jpackage/linux.sh deb rpm         packages
#
# jpackage makes the image. Its own deb and rpm are not used: they copy menu entry, icons and kinds of
# files into place by scripts, where no package manager knows of them; here every file belongs to the package, so that
# removing it leaves nothing, and there are no scripts at all.
# shellcheck disable=SC2154  # names of pom.xml begin with product_
set -euo pipefail
# shellcheck source=packaging/jpackage/image.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/image.sh"
# shellcheck source=packaging/jpackage/screen.sh
source "$HERE/screen.sh"

readonly TREE=$WORK/tree

image() {
  compile
  bill_of_materials
  gather
  runtime
  app_image --name "$product_name" --icon "$PICTURES/pgtrace-256.png" --app-version "$product_version"
  launcher "$WORK/image/$product_name"
  share "$WORK/image/$product_name/share"
  tools stamp "$WORK/image"
  start_screen -br
  trap 'kill "$screen_pid"' EXIT
  train "$PWD/$WORK/image/$product_name/lib/app" "$PWD/$WORK/image/$product_name/lib/runtime"
  trap - EXIT
  kill "$screen_pid"
  tools stamp "$WORK/image"
}

# A script in place of jpackage's launcher, with the class path and the options that jpackage wrote down; it says why.
launcher() {
  local image=$1 classpath options
  classpath=$(sed -n 's/^app\.classpath=//p' "$image/lib/app/$product_name.cfg" | paste -sd :)
  options=$(sed -n 's/^java-options=\(.*\)$/"\1"/p' "$image/lib/app/$product_name.cfg" | paste -sd ' ')
  tools fill "$HERE/linux/launcher.in" "$image/bin/$product_name" "classpath=${classpath//\$APPDIR/\$app}" \
    "options=${options//\$APPDIR/\$app}"
  chmod 755 -- "$image/bin/$product_name"
  rm -f -- "$image/lib/libapplauncher.so"
}

# What a desktop and a shell want to know of a program, as it stands below /usr/share.
share() {
  local share=$1 program=$PWD/$WORK/image/$product_name/bin/$product_name size page
  say 'writing manual pages, completion, menu entry'
  mkdir -p -- "$share"/{applications,mime/packages,metainfo,man/man1,bash-completion/completions,zsh/site-functions}
  tools fill "$HERE/linux/pgtrace.desktop.in" "$share/applications/$product_id.desktop"
  tools fill "$HERE/linux/metainfo.xml.in" "$share/metainfo/$product_id.metainfo.xml"
  cp -- "$HERE/linux/pgtrace.xml" "$share/mime/packages/$product_name.xml"
  for size in 16 24 32 48 64 128 256 512; do
    mkdir -p -- "$share/icons/hicolor/${size}x$size/apps"
    cp -- "$PICTURES/pgtrace-$size.png" "$share/icons/hicolor/${size}x$size/apps/$product_name.png"
  done
  mkdir -p -- "$share/icons/hicolor/scalable/apps"
  cp -- "$SVG" "$share/icons/hicolor/scalable/apps/$product_name.svg"
  "$program" manual "$share/man/man1" --date "$product_date"
  for page in "$share"/man/man1/*.1; do
    gzip -9n -- "$page"
  done
  "$program" completion >"$share/bash-completion/completions/$product_name"
  cp -- "$HERE/linux/completion.zsh" "$share/zsh/site-functions/_$product_name"
}

archive() {
  local out
  out=$WORK/$product_name-$product_version-linux-$(uname -m).tar.gz
  say "packing $out"
  rm -f -- "$WORK"/*.tar.gz # of other versions
  tar -C "$WORK/image" --sort=name --owner=0 --group=0 --numeric-owner -cf - "$product_name" | gzip -6n >"$out"
}

# tree ZSH-FOLDER: the image as it lies below /usr.
tree() {
  local library=$TREE/usr/lib/$product_name documents=$TREE/usr/share/doc/$product_name
  rm -rf -- "$TREE"
  mkdir -p -- "$library" "$TREE/usr/bin" "$documents"
  cp -a -- "$WORK/image/$product_name/bin" "$WORK/image/$product_name/lib" "$library/"
  cp -a -- "$WORK/image/$product_name/share/." "$TREE/usr/share/"
  if [[ $1 != site-functions ]]; then
    mv -- "$TREE/usr/share/zsh/site-functions" "$TREE/usr/share/zsh/$1"
  fi
  ln -s -- "../lib/$product_name/bin/$product_name" "$TREE/usr/bin/$product_name"
  tools fill "$HERE/linux/copyright.in" "$documents/copyright"
  gzip -9nc CHANGELOG.md >"$documents/changelog.gz"
  ln -s -- "../../../lib/$product_name/lib/app/THIRD-PARTY.txt" "$documents/THIRD-PARTY.txt"
  ln -s -- "../../../lib/$product_name/lib/app/pgtrace-sbom.cdx.json" "$documents/sbom.cdx.json"
  chmod -R u=rwX,go=rX -- "$TREE"
  tools stamp "$TREE"
}

machine_code() { find "$TREE" -type f \( -name '*.so' -o -perm -u+x \) -exec grep -laP '\A\x7fELF' {} +; }

# The packages that hold the libraries which the image's machine code is linked to, with the oldest version that does.
dependencies_of_deb() {
  local control
  local -a files=()
  control=$(mktemp -d)
  mkdir -p -- "$control/debian"
  printf 'Source: %s\n\nPackage: %s\nArchitecture: any\n' "$product_name" "$product_name" >"$control/debian/control"
  mapfile -t files < <(machine_code | sed "s|^|$PWD/|")
  (cd -- "$control" && dpkg-shlibdeps -O --warnings=0 "-l$OLDPWD/$TREE/usr/lib/$product_name/lib/runtime/lib" \
    "-l$OLDPWD/$TREE/usr/lib/$product_name/lib/runtime/lib/server" "-l$OLDPWD/$TREE/usr/lib/$product_name/lib/app" \
    "${files[@]/#/-e}" 2>"$OLDPWD/$WORK/shlibdeps.log") | sed 's/^shlibs:Depends=//'
  rm -rf -- "$control"
}

deb() {
  local architecture out depends
  architecture=$(dpkg --print-architecture)
  out=$WORK/${product_name}_${product_version}_$architecture.deb
  say "packing $out"
  rm -f -- "$WORK"/*.deb
  tree vendor-completions
  depends=$(dependencies_of_deb)
  [[ $depends == *libgtk-3* ]] || fail "dpkg-shlibdeps found no GTK, see $WORK/shlibdeps.log"
  mkdir -p -- "$TREE/DEBIAN"
  tools fill "$HERE/linux/control.in" "$TREE/DEBIAN/control" "architecture=$architecture" \
    "installed_size=$(du -sk --apparent-size "$TREE/usr" | cut -f1)" "depends=$depends"
  (cd -- "$TREE" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$TREE/DEBIAN/md5sums"
  dpkg-deb --root-owner-group -Zxz -z6 --build "$TREE" "$out" >/dev/null
  rm -rf -- "$TREE/DEBIAN"
}

# By the libraries' names, which all distributions with rpm share, and not by packages.
dependencies_of_rpm() {
  local needed own glibc
  own=$(machine_code | xargs -n1 basename)
  needed=$(machine_code | xargs readelf -d | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u | grep -vxF -- "$own")
  glibc=$(machine_code | xargs objdump -T | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
  grep -v 'ld-linux' <<<"$needed" | sed 's/.*/Requires: &()(64bit)/'
  printf 'Requires: libc.so.6(%s)(64bit)\n' "$glibc"
}

rpm_package() {
  local top=$PWD/$WORK/rpm out
  out=$WORK/$product_name-$product_version-1.$(uname -m).rpm
  say "packing $out"
  rm -f -- "$WORK"/*.rpm
  tree site-functions
  rm -rf -- "$top"
  mkdir -p -- "$top"
  # Every file and every folder: those of the system, too, may have several owners, and go when they are empty.
  (cd -- "$TREE" && {
    find usr -type f -o -type l
    find "usr/lib/$product_name" usr/share -mindepth 1 -type d | sed 's/^/%dir /'
    echo "%dir usr/lib/$product_name"
  }) | sed -E 's|^(%dir )?|\1"/|; s|$|"|' >"$top/files"
  tools fill "$HERE/linux/pgtrace.spec.in" "$top/pgtrace.spec" "tree=$PWD/$TREE" "files=$top/files" \
    "requires=$(dependencies_of_rpm)"
  rpmbuild --quiet -bb --define "_topdir $top" --define "_rpmdir $top/out" "$top/pgtrace.spec"
  mv -- "$top"/out/*/*.rpm "$out"
}

main() {
  local kind
  [[ $# -gt 0 ]] || set -- app-image deb rpm
  need Xvfb=xvfb gzip
  for kind in "$@"; do
    case $kind in
      app-image) ;;
      deb) need dpkg-deb=dpkg dpkg-shlibdeps=dpkg-dev objdump=binutils ;;
      rpm) need rpmbuild=rpm readelf=binutils ;;
      *) fail "there is no $kind; there are app-image, deb and rpm." ;;
    esac
  done
  prepare
  image
  for kind in "$@"; do
    case $kind in
      app-image) archive ;;
      deb) deb ;;
      rpm) rpm_package ;;
    esac
  done
}

main "$@"
