#!/usr/bin/env bash
# Draws icons/pgtrace.svg in all sizes: the window takes the pictures from the resources, packages too. Needs
# rsvg-convert (Debian's librsvg2-bin). Another folder may be named.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
folder=${1:-src/main/resources/dev/pgtrace/ui/icon}
mkdir -p -- "$folder"
for size in 16 24 32 48 64 128 256 512; do
  rsvg-convert -w $size -h $size icons/pgtrace.svg -o "$folder/pgtrace-$size.png"
done
