# Sourced by the other scripts, from the project's root: brings target/ up to date, in no time when nothing changed. Calls before_build
# first where there is something to build and the script has such a function.
if [ ! -e target/built ] || [ -n "$(find pom.xml src db -newer target/built -print -quit)" ]; then
  ! command -v before_build >/dev/null || before_build
  # The first time Maven shows what it does, since its downloads take minutes.
  quiet=-q
  [ -d target ] || quiet=
  echo "Building Waymark …" >&2
  [ -n "$quiet" ] || echo "The first time Maven downloads what it needs from Maven Central, 700 MB into ~/.m2; all in all it takes about four minutes." >&2
  rm -rf target/classes target/test-classes target/waymark target/server target/built
  # The Maven that is installed, or the wrapper's.
  "$(command -v mvn || echo ./mvnw)" $quiet -B -ntp -DskipTests -Dspotless.check.skip -Denforcer.skip package >&2
  touch target/built
fi
