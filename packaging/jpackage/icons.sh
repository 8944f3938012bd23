#!/usr/bin/env bash
# The pictures of icons/pgtrace.svg in all sizes: the window takes them from the resources, packages too.
#
#   packaging/jpackage/icons.sh            draws them anew (needs rsvg-convert, Debian's librsvg2-bin)
#   packaging/jpackage/icons.sh check      fails where they are not what the drawing gives
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
cd -- "$here/../.."
readonly FOLDER=src/main/resources/dev/pgtrace/ui/icon

for size in 16 24 32 48 64 128 256 512; do
  if [[ ${1-} == check ]]; then
    drawn=$(mktemp --suffix=.png)
    rsvg-convert -w $size -h $size icons/pgtrace.svg -o "$drawn"
    java packaging/jpackage/tools/Tools.java same-picture "$drawn" "$FOLDER/pgtrace-$size.png"
    rm -f -- "$drawn"
  else
    mkdir -p -- "$FOLDER"
    rsvg-convert -w $size -h $size icons/pgtrace.svg -o "$FOLDER/pgtrace-$size.png"
  fi
done
