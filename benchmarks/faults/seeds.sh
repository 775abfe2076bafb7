# Sourced by the runs in the folders beside it: tries a test with the seeds that its caller names.
#   by_seeds MODULE TEST PROPERTY "$@"
# The comment at the top of the caller's file is its usage.
by_seeds() {
  local module=$1 test=$2 property=$3
  shift 3
  [ "${1:-}" = --seeds ] && [[ ${2:-} =~ ^[0-9]+\.\.[0-9]+$ ]] && [ $# -eq 2 ] || {
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
    exit 2
  }
  cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
  mvn -B -ntp -q -pl "$module" -am test -Dtest="$test" "-D$property=$2" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true
}
