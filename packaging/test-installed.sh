#!/usr/bin/env bash
# Lives with the package as its users do: test-installed.sh DEB [RPM]. Root, on Debian or Ubuntu; no systemd needed.
# Installs, runs as new normal users on a screen with a bus, sets up, upgrades over a running daemon, purges.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(readlink -f "$1")
rpm=${2:-}
version=$(dpkg-deb -f "$deb" Version)
timestamp=$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)
work=$(mktemp -d)
chmod 711 "$work"
one=drover-one two=drover-two
started=()
. packaging/installed-user.sh

no_process_of() { ! pgrep -u "$1"; }

leave() {
    for user in $one $two; do
        id "$user" >/dev/null 2>&1 || continue
        [ ! -x /usr/bin/drover ] || as "$user" drover daemon stop >/dev/null 2>&1 || true
    done
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    for user in $one $two; do
        # Users of this test alone, with all that they have started.
        for process in $(pgrep -u "$user" 2>/dev/null); do kill "$process" 2>/dev/null || true; done
        within 10 no_process_of "$user" || true
        userdel --force --remove "$user" >/dev/null 2>&1 || true
    done
    ! dpkg-query -W drover >/dev/null 2>&1 || dpkg --purge drover >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap leave EXIT

# ---- the package itself ----

is_well_made() {
    say "the package is small, well-formed, and made the same twice"
    [ "$(stat -c %s "$deb")" -le 80000000 ] || fail "$deb has more than 80 MB"
    dpkg-deb --extract "$deb" "$work/tree"
    desktop-file-validate "$work"/tree/usr/share/applications/*.desktop
    appstreamcli validate --no-net "$work"/tree/usr/share/metainfo/*.xml >"$work/appstream" || { cat "$work/appstream"; fail "metainfo"; }
    lintian --allow-root --display-level '>=error' --fail-on error --suppress-tags-from-file packaging/linux/lintian-tags "$deb" || fail "lintian"
    for times in 1 2; do
        DROVER_PACK=fast sh packaging/deb.sh "$work/tree" "$work/$times.deb" "$version" "$timestamp"
    done
    cmp "$work/1.deb" "$work/2.deb" || fail "two packages of the same files differ"
    if [ -n "$rpm" ] && command -v rpm >/dev/null; then
        rpm -qpl "$rpm" 2>/dev/null | sed -e 's/site-functions/vendor-completions/' -e 's,licenses/drover,doc/drover,' |
            sort -u >"$work/rpm.list"
        (cd "$work/tree" && find usr ! -type d -printf '/%p\n' | sort) >"$work/deb.list"
        [ -z "$(comm -13 "$work/rpm.list" "$work/deb.list")" ] || fail "the .rpm lacks files of the .deb"
        mkdir "$work/rpmroot"
        rpm --root "$work/rpmroot" --dbpath "$work/rpmdb" --nodeps --noscripts -i "$rpm" || fail "the .rpm does not install"
        [ -x "$work/rpmroot/usr/bin/drover" ] || fail "the .rpm brings no drover"
        rm -rf "$work/rpmroot" "$work/rpmdb"
    fi
    rm -rf "$work/tree" "$work"/?.deb
}

installs() {
    say "it installs"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$deb" >"$work/apt" 2>&1 || { cat "$work/apt"; fail "apt"; }
    for file in bin/drover share/man/man1/drover.1.gz lib/systemd/user/drover.service share/doc/drover/copyright \
        share/doc/drover/THIRD-PARTY.txt share/doc/drover/examples/tmux/drover.sh share/zsh/vendor-completions/_drover; do
        [ -e "/usr/$file" ] || grep -rqs path-exclude /etc/dpkg/dpkg.cfg.d || fail "/usr/$file is missing"
    done
    make_user $one
    make_user $two
    [ "$(as $one drover version)" = "drover $version (no daemon runs)" ] || fail "drover version"
}

# ---- as a user ----

says_nothing_of_caches() {
    say "a missing or broken class cache is nothing that a command speaks of"
    cache=/usr/lib/drover/lib/app/app.aot
    as $one drover completions fish >"$work/with"
    mv $cache "$work/app.aot"
    for broken in missing empty half; do
        case $broken in
            missing) ;;
            empty) : >$cache ;;
            half) head -c 10000000 "$work/app.aot" >$cache ;;
        esac
        as $one drover completions fish >"$work/without" 2>"$work/said"
        cmp "$work/with" "$work/without" || fail "stdout with a cache that is $broken"
        [ ! -s "$work/said" ] || { cat "$work/said"; fail "stderr with a cache that is $broken"; }
    done
    mv "$work/app.aot" $cache
    # And the one that is there is taken: this fails if it cannot be.
    as $one _JAVA_OPTIONS=-XX:AOTMode=on drover id --generate 2>&1 | grep -q '^20' || fail "the class cache does not fit"
}

opens_a_screen() {
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
    started+=($!)
    within 10 test -s "$work/display" || fail "there is no screen"
    export DISPLAY=:$(cat "$work/display")
    as $one dbus-daemon --session --nofork --address="unix:path=$work/run-$one/bus" >/dev/null 2>&1 &
    started+=($!)
    within 10 test -S "$work/run-$one/bus" || fail "there is no bus"
    bus=unix:path=$work/run-$one/bus
    as $one trayer >/dev/null 2>&1 &
    started+=($!)
}

# A desktop finds the entry, and its icon, by the class of the window.
shows_a_window() {
    for window in $(xdotool search --onlyvisible --name 'Drover$'); do
        xprop -id "$window" WM_CLASS | grep -q '"dev.drover.ui.Desktop"' && return 0
    done
    return 1
}

runs_as_a_user() {
    say "the app runs on a screen, and a hook makes a row"
    as $one /usr/lib/drover/bin/drover-app >"$work/app.log" 2>&1 &
    started+=($!)
    within 60 answers $one || { cat "$work/app.log"; fail "the app does not answer"; }
    as $one drover open >/dev/null || fail "drover open"
    within 60 shows_a_window || { cat "$work/app.log"; fail "there is no window, or not one that the desktop entry knows"; }
    [ "$(cat "/proc/$(daemon_pid $one)/comm")" = drover-app ] || fail "the process is not called drover-app"
    hook $one first-session SessionStart
    within 20 has_session $one first-session || fail "there is no row"
    as $one drover doctor --json | grep -q '"check"' || fail "the doctor"
}

# Another program's hooks stay, and Drover's are added; on again exactly as it was afterwards.
sets_up_claude() {
    as $one drover setup --help >/dev/null 2>&1 || { say "drover setup is not there: not tried"; return 0; }
    say "setup leaves other people's hooks alone"
    settings=/home/$one/.claude/settings.json
    as $one mkdir -p "/home/$one/.claude"
    as $one cp /dev/stdin $settings <packaging/test-settings.json
    as $one drover setup claude-code --yes >"$work/setup" 2>&1 || { cat "$work/setup"; fail "drover setup"; }
    grep -q 'hook claude-code' $settings || fail "no hook of Drover's in the settings"
    grep -q 'somebody-elses-hook' $settings || fail "somebody else's hook has gone"
    as $one drover setup claude-code --uninstall --yes >"$work/setup" 2>&1 || { cat "$work/setup"; fail "drover setup --uninstall"; }
    cmp packaging/test-settings.json $settings || fail "settings are not what they were"
}

two_users_do_not_meet() {
    say "two users, one machine"
    as $two drover daemon start --headless >/dev/null
    hook $two second-session SessionStart
    within 20 has_session $two second-session || fail "the second user has no row"
    ! has_session $two first-session || fail "the second user sees the first one's agent"
    ! has_session $one second-session || fail "the first user sees the second one's agent"
    [ "$(daemon_pid $one)" != "$(daemon_pid $two)" ] || fail "both have the same daemon"
    ! as $two ls /home/$one/.local/state/drover >/dev/null 2>&1 || fail "the first user's files are open"
    ! as $two sh -c "kill -0 $(daemon_pid $one)" 2>/dev/null || fail "one may end the other's daemon"
}

# The next version: the same, but for a table more and without caches, as nobody measures it.
makes_the_next() {
    mkdir -p "$work/next"
    dpkg-deb --extract "$deb" "$work/next"
    jar=$work/next/usr/lib/drover/lib/app/drover.jar
    rm -f "$work"/next/usr/lib/drover/lib/app/*.aot
    mkdir -p "$work/more/dev/drover/store" "$work/more/META-INF"
    last=$(unzip -Z1 "$jar" | grep -E '^dev/drover/store/[0-9]+\.sql$' | sort | tail -n 1 | tr -dc 0-9)
    table=$(printf '%03d' $((10#$last + 1)))
    echo "CREATE TABLE of_the_next_version (id INTEGER PRIMARY KEY) STRICT;" >"$work/more/dev/drover/store/$table.sql"
    unzip -p "$jar" META-INF/MANIFEST.MF | sed "s/^\(Implementation-Version: \).*/\1$1\r/" >"$work/more/META-INF/MANIFEST.MF"
    (cd "$work/more" && zip -q "$jar" META-INF/MANIFEST.MF "dev/drover/store/$table.sql")
    DROVER_PACK=fast sh packaging/deb.sh "$work/next" "$work/next.deb" "$1" "$timestamp"
    rm -rf "$work/next" "$work/more"
}

upgrades_over_a_running_daemon() {
    say "an upgrade over running daemons loses nothing"
    next=$version+next
    makes_the_next "$next"
    old=$(daemon_pid $one)
    dpkg -i "$work/next.deb" >"$work/dpkg" 2>&1 || { cat "$work/dpkg"; fail "the upgrade"; }
    # The old one goes on until it is asked to hand over.
    hook $one while-upgrading SessionStart
    within 20 has_session $one while-upgrading || fail "the old daemon takes no hooks"
    for user in $one $two; do as "$user" drover daemon restart --headless >/dev/null || fail "no hand-over"; done
    [ "$(daemon_pid $one)" != "$old" ] || fail "the old daemon is still there"
    [ "$(as $one drover version --json | grep -c "$next")" = 1 ] || fail "the version"
    for session in first-session while-upgrading; do
        has_session $one $session || fail "$session is lost"
    done
    has_session $two second-session || fail "second-session is lost"
    hook $one after-upgrade SessionStart
    within 20 has_session $one after-upgrade || fail "the new daemon takes no hooks"
    state=/home/$one/.local/state/drover
    ls $state/backups/ | grep -q . || fail "there is no copy of the database"
    sqlite3 "$state/drover.db" "SELECT count(*) FROM of_the_next_version" >/dev/null || fail "the database was not migrated"
    # Back: a newer database is refused untouched, in words.
    as $one drover daemon stop >/dev/null
    as $two drover daemon stop >/dev/null
}

# ---- in the care of systemd ----

is_kept_by_systemd() {
    say "systemd keeps it"
    apt-get install -y -qq --allow-downgrades --no-install-recommends "$deb" >/dev/null 2>&1 || fail "the way back"
    rm -rf /home/$one/.local/state/drover
    result=0
    WORK=$work DISPLAY=$DISPLAY unshare --mount --propagation private bash packaging/test-service.sh $one || result=$?
    case $result in
        0) ;;
        77) say "no user manager of systemd can be run here: not tried" ;;
        *) fail "the service" ;;
    esac
}

# ---- and away ----

is_purged() {
    say "a purge leaves only what is the users'"
    dpkg -L drover | sort >"$work/files"
    DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq drover >"$work/purge" 2>&1 || fail "apt-get purge"
    grep -q '~/.local/state/drover' "$work/purge" || { cat "$work/purge"; fail "it does not say what stays"; }
    while read -r file; do
        # Directories that other packages have as well may stay.
        [ ! -e "$file" ] || [ -d "$file" ] || fail "$file is left"
    done <"$work/files"
    [ ! -e /usr/lib/drover ] || fail "/usr/lib/drover is left"
    for user in $one $two; do
        strange=$(find /home/$user -mindepth 1 -newer "$work/display" \( -path '*/.openjfx*' -o -path '*/.cache/JNA*' -o \
            -iname '*drover*' \) -not -path '*/.config/drover*' -not -path '*/.local/state/drover*' -not -path '*/.cache/drover*')
        [ -z "$strange" ] || fail "these are in $user's home, and nobody says so: $strange"
    done
    ls -d /home/$two/.local/state/drover/drover.db >/dev/null || fail "a user's data has gone"
}

bus= DISPLAY=
is_well_made
installs
says_nothing_of_caches
opens_a_screen
runs_as_a_user
sets_up_claude
two_users_do_not_meet
upgrades_over_a_running_daemon
is_kept_by_systemd
is_purged
echo "The package installs, runs, upgrades and goes."
