# shellcheck shell=bash
# What the scripts of this folder share. Sourced by them; it does nothing when started.

readout_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  printf '%s: error: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# The comment block below the first line of a script is its help.
print_help() {
  sed -n '2,/^[^#]/ s/^# \{0,1\}//p' "$0"
}

# Prints and exits with 2, as the program itself does on wrong usage.
wrong_usage() {
  printf '%s: error: %s\n' "${0##*/}" "$*" >&2
  printf 'Try %s --help.\n' "$0" >&2
  exit 2
}

# CMAKE_BUILD_PARALLEL_LEVEL, which cmake --build reads too, or one job for each core.
parallel_jobs() {
  printf '%s\n' "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
}

# ccache, where there is one, in a way that finds results of another checkout of the same sources.
use_ccache_if_present() {
  if command -v ccache > /dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER:-ccache}
    export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$readout_root}
    export CCACHE_NOHASHDIR=1
  fi
}

# configure PRESET [CMAKE OPTION]...: silent unless it fails.
configure() {
  local preset=$1 folder=$readout_root/build/$1
  shift
  mkdir -p "$folder"
  if ! (cd "$readout_root" && cmake --preset "$preset" "$@") > "$folder/configure.log" 2>&1; then
    cat "$folder/configure.log" >&2
    fail "configuring the preset '$preset' failed; the messages above say why"
  fi
}

# build PRESET [TARGET]...: progress and what the compiler has to say, nothing else.
build() {
  local preset=$1 folder=$readout_root/build/$1
  shift
  local command=(cmake --build "$folder" --parallel "$(parallel_jobs)")
  if (($# > 0)); then
    command+=(--target "$@")
  fi
  export NINJA_STATUS='[%f/%t] '
  if [[ -t 2 ]]; then
    "${command[@]}" >&2 || fail "building the preset '$preset' failed; the messages above say why"
  else
    "${command[@]}" 2>&1 | show_tenths_of_progress >&2 ||
      fail "building the preset '$preset' failed; the messages above say why"
  fi
}

# Of ninja's status lines only one for each tenth of the work; every other line as it is.
show_tenths_of_progress() {
  local line tenth shown=-1
  while IFS= read -r line; do
    if [[ $line == *'Re-checking globbed directories...' || $line == 'ninja: no work to do.' ]]; then
      continue
    elif [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\  ]]; then
      tenth=$((10 * BASH_REMATCH[1] / BASH_REMATCH[2]))
      if ((tenth > shown)); then
        printf '%s\n' "$line"
        shown=$tenth
      fi
    else
      printf '%s\n' "$line"
    fi
  done
}
