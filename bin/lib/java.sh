# Sourced by the commands in bin/. They set ROOT, the repository's folder, first.

# find_java: sets JAVA to the launcher of an installed JDK 25 and JAVA_HOME to its folder,
# or says what to install and fails.
find_java() {
  local home on_path
  on_path=$(command -v javac || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path")
    on_path=${on_path%/bin/javac}
  fi
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[".]' "$home/release"; then
      export JAVA_HOME=$home
      JAVA=$home/bin/java
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
No JDK 25 was found: not in JAVA_HOME, on the PATH, in /usr/lib/jvm, ~/.sdkman or ~/.jdks.
Install one and try again, for example:
  Debian, Ubuntu:  sudo apt-get install openjdk-25-jdk-headless
  Fedora:          sudo dnf install java-25-openjdk-devel
  other systems:   https://adoptium.net/temurin/releases/?version=25
or set JAVA_HOME to one that is installed elsewhere.
MESSAGE
  return 1
}

# build PHASE MODULE [NEEDED...]: brings a module, and the modules it needs, to a phase of Maven when
# one of them has changed since the last time. What Maven says goes to standard error.
build() {
  local phase=$1
  shift
  local stamp=$ROOT/$1/target/.built module sources=("$ROOT/pom.xml") begun
  for module in "$@"; do
    sources+=("$ROOT/$module/pom.xml" "$ROOT/$module/src/main")
    if [ "$module" = sql ]; then
      sources+=("$ROOT/sql")
    elif [ "$module" = wealth-web ]; then
      sources+=("$ROOT/openapi" "$ROOT/wealth-web"/*.json "$ROOT/wealth-web"/*.ts "$ROOT/wealth-web/build")
    fi
  done
  if [ -e "$stamp" ] && [ -d "$ROOT/$1/target/classes" ] \
    && [ -z "$(find "${sources[@]}" -name target -prune -o -newer "$stamp" -print -quit 2>/dev/null)" ]; then
    return 0
  fi
  echo "Building $1 …" >&2
  begun=$(mktemp)
  if (cd "$ROOT" && ./mvnw -q -ntp -pl "$1" -am -DskipTests "$phase" </dev/null) >&2; then
    mkdir -p "${stamp%/*}"
    mv "$begun" "$stamp"
  else
    rm -f "$begun"
    return 1
  fi
}
