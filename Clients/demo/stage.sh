# What the demo stands on: a server of its own, people with programs, and checks. Sourced by demo.sh.

programs=${HANDSCHLAG_PROGRAMS:?the directory with handschlagd, company, cloudworker and handschlag-admin}
stage=$(mktemp -d "${TMPDIR:-/tmp}/handschlag-demo.XXXXXX")
data=$stage/data
export HANDSCHLAG_SOCKET=unix:$data/handschlag.sock
export HANDSCHLAG_ADMIN_SOCKET=unix:$data/admin.sock
unset HANDSCHLAG_TOKEN HANDSCHLAG_CONFIG HANDSCHLAG_DATA
export COLUMNS=${COLUMNS:-110}
server=
watchers=()

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$(printf '\033[1m') dim=$(printf '\033[2m') plain=$(printf '\033[0m')
else
  bold= dim= plain=
fi

clean_up() {
  local status=$?
  trap - EXIT
  local process
  for process in "${watchers[@]}" $server; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$stage"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

fail() {
  printf '\n%sDEMO FAILED%s: %s\n' "$bold" "$plain" "$1" >&2
  [ ! -s "$stage/server.log" ] || { echo "last lines of the server's log:" >&2; tail -5 "$stage/server.log" >&2; }
  exit 1
}

chapter() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }
note() { printf '  %s\n' "$1"; }
passed() { printf '  ✓ %s\n' "$1"; }

# The program of a person: companies are those in the list below.
program_of() {
  case $1 in
    verlag | harbour) echo company ;;
    operator) echo handschlag-admin ;;
    *) echo cloudworker ;;
  esac
}

# call PERSON ARGUMENTS...: runs the person's program; standard output and error go where the caller says.
call() {
  local person=$1
  shift
  if [ "$person" = operator ]; then
    "$programs/handschlag-admin" "$@"
  else
    "$programs/$(program_of "$person")" "$@" --config "$stage/$person.json"
  fi
}

# The command as it was typed, cut where a text makes it long.
typed() {
  local person=$1 words=
  shift
  local word
  for word in "$@"; do
    case $word in
      *" "*)
        [ ${#word} -le 60 ] || word=${word:0:60}…
        words+=" '$word'"
        ;;
      *) words+=" $word" ;;
    esac
  done
  words="$(program_of "$person")$words"
  [ ${#words} -le 150 ] || words=${words:0:150}…
  printf '%s%s $ %s%s\n' "$dim" "$person" "$words" "$plain"
}

# does PERSON ARGUMENTS...: must succeed; its JSON is then in $reply.
does() {
  typed "$@"
  reply=$(call "$@" --json 2>"$stage/error") || fail "$1: '${*:2}' ended with $?: $(cat "$stage/error")"
}

# quietly PERSON ARGUMENTS...: the same without showing it.
quietly() {
  reply=$(call "$@" --json 2>"$stage/error") || fail "$1: '${*:2}' ended with $?: $(cat "$stage/error")"
}

# sees PERSON ARGUMENTS...: must succeed; shows what the person sees, which is then in $reply.
sees() {
  typed "$@"
  reply=$(call "$@" 2>"$stage/error" </dev/null) || fail "$1: '${*:2}' ended with $?: $(cat "$stage/error")"
  printf '%s\n' "$reply" | sed 's/^/  /'
}

# refused STATUS PERSON ARGUMENTS...: must end with that status; the error is then in $reply and shown.
refused() {
  typed "${@:2}"
  silently_refused "$@"
  printf '  %s\n' "$reply"
}

silently_refused() {
  local expected=$1 status=0
  shift
  call "$@" >"$stage/output" 2>"$stage/error" </dev/null || status=$?
  reply=$(cat "$stage/error")
  [ "$status" = "$expected" ] ||
    fail "$1: '${*:2}' ended with $status instead of $expected: $reply $(cat "$stage/output")"
}

# value KEY: the first text of that key in the JSON of $reply.
value() {
  local found
  found=$(printf '%s' "$reply" | grep -o "\"$1\":\"[^\"]*\"" | head -1) || fail "no $1 in: $reply"
  found=${found#*:\"}
  printf '%s' "${found%\"}"
}

# must WHAT LEFT = RIGHT, must WHAT LEFT != RIGHT
must() {
  case $3 in
    =) [ "$2" = "$4" ] || fail "$1: '$2' is not '$4'" ;;
    !=) [ "$2" != "$4" ] || fail "$1: both are '$2'" ;;
  esac
  passed "$1"
}

must_hold() {
  case $2 in *"$3"*) passed "$1" ;; *) fail "$1: '$3' is missing in: $2" ;; esac
}

must_lack() {
  case $2 in *"$3"*) fail "$1: '$3' is in: $2" ;; *) passed "$1" ;; esac
}

# lacks_secrets TEXT WHAT: no word of anybody's card is in the text.
lacks_secrets() {
  local word
  for word in "${secrets[@]}"; do
    case $1 in *"$word"*) fail "$2: '$word' is there" ;; esac
  done
  passed "$2"
}

# Lets a person's own 'watch' run beside everything else.
watches() {
  call "$1" watch --json >"$stage/$1.events" 2>"$stage/$1.watch-error" </dev/null &
  watchers+=($!)
}

# saw PERSON EVENT ENGAGEMENT: waits up to 10 seconds for the event in what the person's 'watch' printed.
saw() {
  local round
  for round in $(seq 100); do
    grep -q "\"event\":\"$2\",\"engagement_id\":\"$3\"" "$stage/$1.events" && return 0
    sleep 0.1
  done
  fail "$1's 'watch' never told of '$2' in $3: $(cat "$stage/$1.events" "$stage/$1.watch-error")"
}

start_server() {
  mkdir "$data" && chmod 700 "$data"
  "$programs/handschlagd" --data "$data" --listen "$HANDSCHLAG_SOCKET" \
    --admin-listen "$HANDSCHLAG_ADMIN_SOCKET" >"$stage/server.log" 2>&1 &
  server=$!
  local round
  for round in $(seq 150); do
    if [ -S "$data/handschlag.sock" ] && call operator server info >/dev/null 2>&1; then return 0; fi
    kill -0 "$server" 2>/dev/null || fail "the server ended: $(cat "$stage/server.log")"
    sleep 0.1
  done
  fail "the server did not answer within 15 seconds"
}

stop_server() {
  local process
  for process in "${watchers[@]}"; do kill "$process" 2>/dev/null || true; done
  watchers=()
  kill -TERM "$server"
  local status=0
  wait "$server" || status=$?
  server=
  [ "$status" = 0 ] || fail "the server ended with $status after SIGTERM"
}
