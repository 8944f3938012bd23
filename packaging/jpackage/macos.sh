#!/usr/bin/env bash
# The disk image for macOS, into target/package. UNTRIED: written after jpackage's manual, on a machine that has no macOS.
# Needs Xcode's command line tools and a JDK 25 in JAVA_HOME; makes it for the processor that it runs on.
#
#   packaging/jpackage/macos.sh
#   PGTRACE_SIGNED_BY='Team' packaging/jpackage/macos.sh      signed with that Developer ID
# shellcheck disable=SC2154  # names of pom.xml begin with product_
set -euo pipefail
# shellcheck source=packaging/jpackage/image.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/image.sh"

readonly RESOURCES=$WORK/macos

resources() {
  local kind
  rm -rf -- "$RESOURCES"
  mkdir -p -- "$RESOURCES"
  tools icon "$PICTURES" "$RESOURCES/$product_title.icns"
  # jpackage refuses versions that begin with 0 on macOS. What Finder shows is the real one, from this file.
  tools fill "$HERE/macos/Info.plist.in" "$RESOURCES/Info.plist"
  for kind in trc trcb trcab; do
    tools fill "$HERE/$kind.properties.in" "$RESOURCES/$kind.properties" "icon=$RESOURCES/$product_title.icns"
  done
  printf 'main-class=dev.pgtrace.Main\n' >"$RESOURCES/$product_name.properties"
}

main() {
  local app version out
  local -a signed=()
  need hdiutil codesign
  prepare
  compile
  bill_of_materials
  gather
  runtime
  resources
  version=$product_version
  [[ $version != 0.* ]] || version=1.${version#0.}
  app_image --name "$product_title" --icon "$RESOURCES/$product_title.icns" --app-version "$version" \
    --resource-dir "$RESOURCES" --mac-package-identifier "$product_id" --mac-app-category developer-tools \
    --file-associations "$RESOURCES/trc.properties" --file-associations "$RESOURCES/trcb.properties" \
    --file-associations "$RESOURCES/trcab.properties" --add-launcher "$product_name=$RESOURCES/$product_name.properties"
  app=$WORK/image/$product_title.app
  tools stamp "$app"
  train "$PWD/$app/Contents/app" "$PWD/$app/Contents/runtime/Contents/Home"
  tools stamp "$app"
  if [[ -n ${PGTRACE_SIGNED_BY:-} ]]; then
    signed=(--mac-sign --mac-signing-key-user-name "$PGTRACE_SIGNED_BY")
    # The archive of classes is new in the image, so that what jpackage signed before does not hold.
    "$JAVA_HOME/bin/jpackage" --type app-image --app-image "$app" "${signed[@]}"
  fi
  "$JAVA_HOME/bin/jpackage" --type dmg --dest "$WORK" --name "$product_title" --app-image "$app" \
    --app-version "$version" --resource-dir "$RESOURCES" ${signed[@]+"${signed[@]}"}
  out=$WORK/$product_name-$product_version-macos-$(uname -m).dmg
  mv -- "$WORK/$product_title-$version.dmg" "$out"
  say "$out"
  say "The command line is in it: ln -s '/Applications/$product_title.app/Contents/MacOS/$product_name' /usr/local/bin/$product_name"
}

main "$@"
