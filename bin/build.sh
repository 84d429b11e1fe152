# Sourced by the other scripts, from the project's root: brings target/ up to date, in no time when nothing changed.
if [ ! -e target/built ] || [ -n "$(find pom.xml src db -newer target/built -print -quit)" ]; then
  echo "Building Waymark (the first time downloads what it needs) …" >&2
  rm -rf target/classes target/test-classes target/waymark target/server target/built
  # The Maven that is installed, or the wrapper's.
  "$(command -v mvn || echo ./mvnw)" -q -B -ntp -DskipTests -Dspotless.check.skip -Denforcer.skip package
  touch target/built
fi
