# Read by ./eesim and ./test: builds a project or solution once, and again only after a source changed.

# build_if_changed ROOT PROJECT NAME — one line on stderr while it works (on a terminal), the log where it fails.
build_if_changed() {
    build_root=$1 build_project=$2 build_name=$3
    build_stamp=$build_root/artifacts/$build_name.built
    build_is_current "$build_root" "$build_stamp" && return 0

    if ! command -v dotnet >/dev/null 2>&1; then
        echo "$build_name: the .NET SDK 10 is needed to build; 'dotnet' was not found on the PATH." >&2
        return 1
    fi

    mkdir -p "$build_root/artifacts" || return 1
    # Two calls in a fresh clone: the second waits for the first and then finds the work done.
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$build_root/artifacts/build.lock"
        flock 9
        if build_is_current "$build_root" "$build_stamp"; then exec 9>&-; return 0; fi
    fi

    [ -t 2 ] && printf '%s: building, about half a minute the first time …\r' "$build_name" >&2
    build_log=$build_root/artifacts/$build_name.log
    # Stamped before the build: a source saved while it runs is newer than the stamp.
    : >"$build_stamp.new"
    if ! (cd "$build_root" && dotnet build "$build_project" -c Release -nologo -v quiet -clp:NoSummary) >"$build_log" 2>&1 9>&-; then
        [ -t 2 ] && printf '\033[K' >&2
        cat "$build_log" >&2
        echo "$build_name: the build failed; its output is above." >&2
        return 1
    fi
    [ -t 2 ] && printf '\033[K' >&2
    mv "$build_stamp.new" "$build_stamp"
    if command -v flock >/dev/null 2>&1; then exec 9>&-; fi
    return 0
}

# build_is_current ROOT STAMP — whether nothing that is built from is newer than the stamp (folders show deletions).
build_is_current() {
    [ -e "$2" ] || return 1
    [ -z "$(find "$1/engine" "$1/data" "$1/forecasting" "$1/apps" "$1/eng" "$1/tests" "$1/bench" "$1/README.md" \
        "$1/Directory.Build.props" "$1/Directory.Build.targets" "$1/Directory.Packages.props" "$1/global.json" \
        "$1/.editorconfig" -name node_modules -prune -o -newer "$2" -print 2>/dev/null | head -n 1)" ]
}
