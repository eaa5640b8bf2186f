# Read by the checks that need a running system: starts what was built, in a folder of its own, on free
# ports where the usual ones are taken. ROOT is the project's folder.

start_local_system() {
  WORK=$(mktemp -d)
  export STORYCAST_HOME=$WORK/home STORYCAST_ROOT=$ROOT STORYCAST_TTY=false
  storycast up >"$WORK/up.log" 2>&1 || fail "the local system does not start" "$WORK/up.log"
}

# To be called at the end, however it comes.
stop_local_system() {
  storycast down >/dev/null 2>&1 || true
  rm -rf "$WORK"
}

# Without the launcher, which would build again.
storycast() {
  "$JAVA" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -jar "$(built cli)" "$@"
}

# The runnable jar of a module.
built() {
  ls -t "$ROOT/$1"/target/"$1"-*-exec.jar 2>/dev/null | head -n 1 | grep . || {
    echo "$(basename "$0"): $1 is not built; run mvn -B -q -DskipTests -Dfast package" >&2
    exit 1
  }
}

# Where a part of the system is reached.
address() {
  sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$STORYCAST_HOME/stack.json" | head -n 1
}

# fail WHAT LOG
fail() {
  echo "$(basename "$0"): $1" >&2
  cat "$2" >&2
  exit 1
}

# The JDK that the launcher would take.
JAVA_HOME_25=$(for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/java/*25* "$HOME"/.sdkman/candidates/java/25*; do
  if [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="2[5-9]' "$home/release" 2>/dev/null; then
    echo "$home"
    break
  fi
done)
JAVA=$JAVA_HOME_25/bin/java
