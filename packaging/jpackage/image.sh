# Sourced by linux.sh and macos.sh: what an image is made of on both, and the names of pom.xml.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # names are for the scripts that source this; those of pom.xml begin with product_

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." || exit
readonly HERE=packaging/jpackage
readonly WORK=target/package
readonly SVG=icons/pgtrace.svg
readonly PICTURES=src/main/resources/dev/pgtrace/ui/icon

# What the class path needs of the JDK by `jdeps` (see `verify.sh`, which checks that nothing is missing), and what it
# needs by name only: encodings of PostgreSQL's logs, names and numbers of the languages that the window speaks, LDAP
# and LDAP services in pgjdbc, EC keys. No java.net.http: the product has nothing to fetch.
readonly MODULES=java.base,java.desktop,java.logging,java.management,java.naming,java.security.jgss,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.net,jdk.security.auth,jdk.unsupported
readonly LANGUAGES=en,de

say() { printf 'package: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# need COMMAND[=DEBIAN-PACKAGE]...: what is missing is installed where that may be done, and named otherwise.
need() {
  local word
  local -a missing=()
  for word in "$@"; do
    command -v "${word%%=*}" >/dev/null || missing+=("${word#*=}")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
    say "installing ${missing[*]}"
    apt-get update -qq || true
    if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; then
      return 0
    fi
  fi
  fail "missing: ${missing[*]}. On Debian and Ubuntu: sudo apt-get install ${missing[*]}"
}

# JAVA_HOME must be the JDK 25 whose runtime goes into the package.
need_jdk() {
  [[ -n ${JAVA_HOME:-} && -x $JAVA_HOME/bin/jpackage ]] && grep -q '^JAVA_VERSION="25[".+]' "$JAVA_HOME/release" && return 0
  fail 'JAVA_HOME must name a JDK 25 with jpackage (Debian: temurin-25-jdk or openjdk-25-jdk).'
}

tools() { "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$WORK/tools" Tools "$@"; }

prepare() {
  need_jdk
  mkdir -p -- "$WORK"
  "$JAVA_HOME/bin/javac" -d "$WORK/tools" "$HERE"/tools/*.java
  eval "$(tools names)"
  # Packers set no time later than this one.
  SOURCE_DATE_EPOCH=$(epoch "$product_built")
  export SOURCE_DATE_EPOCH
}

epoch() { date -u -d "$1" +%s 2>/dev/null || date -u -j -f %Y-%m-%dT%H:%M:%SZ "$1" +%s; }

# The product's jar and its class path, unless they are there and nothing has changed. -Pquick leaves out the style
# checks; the classes are the same.
compile() {
  local jar=target/quick/pgtrace.jar
  if [[ -f $jar && -s $WORK/classpath.txt && -z $(find src/main src/build pom.xml -newer "$jar" -print -quit) ]]; then
    return
  fi
  say 'compiling'
  ./mvnw -B -q -Pquick -Dmaven.test.skip=true package dependency:build-classpath \
    "-Dmdep.outputFile=$PWD/$WORK/classpath.txt" -DincludeScope=runtime
}

gather() {
  say 'gathering the libraries'
  rm -rf -- "$WORK/app"
  tools gather "$WORK/classpath.txt" "$WORK/app"
  cp -- target/quick/pgtrace.jar "$WORK/app/pgtrace.jar"
  cp -R -- sample-traces "$WORK/app/sample-traces"
  cp -- CHANGELOG.md LICENSE src/main/resources/dev/pgtrace/THIRD-PARTY.txt "$WORK/app/"
  [[ ! -f $WORK/sbom.json ]] || cp -- "$WORK/sbom.json" "$WORK/app/pgtrace-sbom.cdx.json"
  tools licences "$WORK/classpath.txt" "$WORK/app/licences"
}

# CycloneDX 1.6, of what is in the package and nothing else.
bill_of_materials() {
  [[ ! -s $WORK/sbom.json || pom.xml -nt $WORK/sbom.json ]] || return 0
  say 'writing the bill of materials'
  ./mvnw -B -q -Pquick cyclonedx:makeBom "-DoutputDirectory=$PWD/$WORK" -DoutputName=sbom
}

# The parts of AWT that touch the screen, print, play or draw go: the window is JavaFX's. Only java.beans of that module
# is used, and they would make the package depend on sound and more.
readonly AWT='libawt_xawt libawt_headless libawt libfontmanager libfreetype libmlib_image liblcms libsplashscreen libjavajpeg libjsound libjawt'

runtime() {
  local library recipe
  recipe=$(cat -- "$JAVA_HOME/release" "$HERE/image.sh" | cksum)
  if [[ -f $WORK/runtime.recipe && $(<"$WORK/runtime.recipe") == "$recipe" ]]; then
    return
  fi
  say 'linking the runtime'
  rm -rf -- "$WORK/runtime" "$WORK/runtime.recipe"
  "$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --include-locales "$LANGUAGES" --strip-java-debug-attributes \
    --no-header-files --no-man-pages --compress zip-6 --output "$WORK/runtime"
  for library in $AWT; do
    rm -f -- "$WORK/runtime/lib/$library".so "$WORK/runtime/lib/$library".dylib
  done
  rm -f -- "$WORK"/runtime/lib/psfont*
  find "$WORK/runtime/bin" -type f ! -name java ! -name '*.dll' -exec rm -f -- {} +
  printf '%s\n' "$recipe" >"$WORK/runtime.recipe"
}

# The options of every start, the same for the launcher and for training. $APPDIR is jpackage's word.
java_options() {
  # shellcheck disable=SC2016
  printf '%s\n' '-XX:AOTCache=$APPDIR/pgtrace.aot' '-Xlog:aot*=off' '-Xlog:cds*=off' \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djdk.reflect.useNativeAccessorOnly=true \
    -Dpgtrace.installed=true '-Dpgtrace.home=$APPDIR' '-Djna.boot.library.path=$APPDIR' '-Djna.nounpack=true' \
    "-DZstdNativePath=\$APPDIR/$(cd -- "$WORK/app" && echo libzstd-jni-*)"
}

# app_image OPTION...: by jpackage, into $WORK/image.
app_image() {
  local option
  local -a options=()
  while IFS= read -r option; do
    options+=(--java-options "$option")
  done < <(java_options)
  say 'making the image'
  rm -rf -- "$WORK/image"
  "$JAVA_HOME/bin/jpackage" --type app-image --dest "$WORK/image" --runtime-image "$WORK/runtime" \
    --input "$WORK/app" --main-jar pgtrace.jar --main-class dev.pgtrace.Main --vendor "$product_vendor" \
    --description "$product_summary" --copyright "$product_year $product_vendor" "${options[@]}" "$@"
}

# train APP RUNTIME: writes APP/pgtrace.aot, by the image's own java with the launcher's class path and options. Needs a
# display. The archive is bound to that very runtime and these very jars, whose times must not change any more.
train() {
  local app=$1 java=$2/bin/java classpath='' line settings
  local -a options=()
  settings=$(mktemp -d)
  while IFS= read -r line; do
    case $line in
      app.classpath=*) classpath+=${classpath:+:}${line#app.classpath=} ;;
      java-options=-XX:AOTCache=*) ;;
      java-options=*) options+=("${line#java-options=}") ;;
    esac
  done <"$app"/*.cfg
  say 'training the archive of classes'
  # A few megabytes of the kind of trace that users have, for the profiles of the readers.
  for _ in {1..40}; do cat -- sample-traces/checkout_session.trc sample-traces/nested_functions.trc; done >"$settings/training.trc"
  "$java" -XX:AOTCacheOutput="$app/pgtrace.aot" "${options[@]//\$APPDIR/$app}" -Dpgtrace.rehearse=yes \
    -Dpgtrace.settings.dir="$settings" -cp "${classpath//\$APPDIR/$app}" dev.pgtrace.Training \
    "$settings/training.trc" sample-traces/checkout_session.trc >"$WORK/training.log" 2>&1 \
    || { cat -- "$WORK/training.log" >&2; fail 'training failed'; }
  rm -rf -- "$settings"
  [[ -s $app/pgtrace.aot ]] || { cat -- "$WORK/training.log" >&2; fail 'training left no archive'; }
}
