# Read by bench/gate, bench/proof and bench/peers/run: builds what they measure.

fail() {
    echo "${0##*/}: $1" >&2
    exit 2
}

full_build=(-nologo -v quiet -clp:NoSummary)
# Without the analyzers, for builds nobody edits: the code that runs is the same.
quick_build=("${full_build[@]}" -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:GenerateDocumentationFile=false)

# keep_busy — a loop of the lowest priority on every processor, for as long as this script lives. An idle machine is the
# noisier one: whether the processor next door sleeps decides how fast this one is (docs/benchmarks.md has the figures).
keep_busy() {
    local processor
    for ((processor = 0; processor < $(nproc); processor++)); do
        nice -n 19 bash -c 'while kill -0 "$1" 2>/dev/null; do for ((i = 0; i < 200000; i++)); do :; done; done' busy $$ &
    done
}

# build_gate ROOT — the gate as it ships, and once more with its work counted.
build_gate() {
    run_build "$1" "$1" -c Release "${full_build[@]}"
    run_build "$1" "$1" -c Count -p:EesimCount=true -p:Optimize=true "${quick_build[@]}"
}

# run_build ROOT LOGS OPTIONS... — quiet where it works, the whole log where it does not.
run_build() {
    local tree=$1 logs=$2
    shift 2
    mkdir -p "$logs/artifacts"
    if ! (cd "$tree" && dotnet build bench/ExpressEntry.Sim.Gate/ExpressEntry.Sim.Gate.csproj "$@") >"$logs/artifacts/gate.log" 2>&1; then
        cat "$logs/artifacts/gate.log" >&2
        echo "${0##*/}: the build failed; its output is above." >&2
        exit 1
    fi
}

# find_base ROOT REVISION — the full hash of the revision, or of the usual base where none is named.
find_base() {
    local root=$1 revision=$2 head
    command -v git >/dev/null 2>&1 || fail "git is needed to find the base; '--exact' does without."
    if [ -n "$revision" ]; then
        git -C "$root" rev-parse --verify --quiet "$revision^{commit}" ||
            fail "--base: '$revision' is no commit of this repository; expected a branch, a tag or a hash."
        return
    fi
    head=$(git -C "$root" rev-parse HEAD)
    for main in origin/main main; do
        if revision=$(git -C "$root" merge-base HEAD "$main" 2>/dev/null); then
            if [ "$revision" != "$head" ] || [ -n "$(git -C "$root" status --porcelain)" ]; then
                echo "$revision"
                return
            fi
        fi
    done
    git -C "$root" rev-parse --verify --quiet "HEAD~1" || fail "there is no commit before this one; name a base with --base REV."
}

# build_base ROOT HASH SCRATCH — its gate as SCRATCH/base; nothing where that revision has none.
build_base() {
    local tree=$3/tree
    mkdir "$tree"
    git -C "$1" archive "$2" | tar -x -C "$tree"
    if [ ! -d "$tree/bench/ExpressEntry.Sim.Gate" ]; then
        echo "${0##*/}: ${2:0:9} has no gate yet; counters only." >&2
        return
    fi
    run_build "$tree" "$3" -c Release "${quick_build[@]}"
    mv "$tree/artifacts/bin/ExpressEntry.Sim.Gate/release" "$3/base"
    rm -rf "$tree"
}

# cpu_name — the processor as a folder name, as in bench/results/.
cpu_name() {
    local name=''
    if [ -r /proc/cpuinfo ]; then name=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1); fi
    if [ -z "$name" ]; then name=$(uname -m); fi
    printf '%s' "$name" | tr '[:upper:]' '[:lower:]' | sed 's/([^)]*)//g; s/ @.*//; s/[^a-z0-9]\{1,\}/-/g; s/^-//; s/-$//'
}

# commit_name ROOT, commit_day ROOT — what is being measured: with edits that are not committed, a name of their own, so that
# a recording of other code is not gone on with. An unpacked archive has no history.
commit_name() {
    local name edits
    name=$(git -C "$1" rev-parse --short HEAD 2>/dev/null) || { echo unknown; return; }
    edits=$(git -C "$1" diff HEAD -- . ':!bench/results')
    [ -z "$edits" ] || name=$name+$(printf %s "$edits" | git hash-object --stdin | cut -c1-7)
    echo "$name"
}
commit_day() { git -C "$1" log -1 --format=%cs 2>/dev/null || echo unknown; }
