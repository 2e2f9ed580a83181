# Sourced by run.sh and test.sh, with $here as the folder of these scripts: `set_up run` or `set_up test` gets .venv at
# the project's root, the system libraries and the translations ready. What is ready already costs a tenth of a second.
# shellcheck shell=sh disable=SC2154

root=$(dirname -- "$here")
venv=$root/.venv
python=$venv/bin/python
stamp=$venv/set-up # says what was installed; written last, so that an interrupted set-up starts again

set_up() {
    purpose=$1
    is_installed || install_python_packages
    provide_system_packages
    compile_translations
}

say() { # say ENGLISH GERMAN: one message, in the language that the program will choose (werkstatt/i18n.py)
    case ${WERKSTATT_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
        [Ee][Nn]*) printf '%s\n' "$1" >&2 ;;
        *) printf '%s\n' "$2" >&2 ;;
    esac
}

stop() {
    say "$@"
    exit 1
}

# --- Python packages -------------------------------------------------------------------------------------------------

is_installed() { # what the tests need includes what the program needs
    "$python" -P -c 'import werkstatt' 2>/dev/null || return 1
    expected=$(fingerprint)
    case $(cat "$stamp" 2>/dev/null) in
        "test $expected" | "$purpose $expected") return 0 ;;
        *) return 1 ;;
    esac
}

fingerprint() { # differs when the packages have to be installed anew: other requirements, or the folder was moved
    printf '%s ' "$root"
    (cd "$root" && cat pyproject.toml installers/constraints.txt installers/build_hook.py | cksum)
}

install_python_packages() {
    say "Setting Werkstatt up. The first time takes a few minutes …" \
        "Werkstatt wird eingerichtet. Beim ersten Mal dauert das einige Minuten …"
    "$python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || make_venv
    rm -f "$stamp"
    case $purpose in test) project='.[test]' ;; *) project='.' ;; esac
    (cd "$root" && "$python" -m pip install --quiet --disable-pip-version-check --no-input \
        --editable "$project" --constraint installers/constraints.txt) ||
        stop "The set-up did not finish: pip says why above. It needs the internet once. Please start it again then." \
            "Die Einrichtung wurde nicht fertig: Den Grund nennt pip oben. Sie braucht einmal das Internet. Bitte starten Sie sie dann noch einmal."
    printf '%s %s\n' "$purpose" "$(fingerprint)" >"$stamp"
}

make_venv() {
    base=$(find_python) ||
        stop "Werkstatt needs Python 3.11 or newer, and there is none here. On Debian and Ubuntu: sudo apt-get install python3 python3-venv" \
            "Werkstatt braucht Python 3.11 oder neuer; hier gibt es keines. Unter Debian und Ubuntu: sudo apt-get install python3 python3-venv"
    if ! "$base" -c 'import ensurepip' 2>/dev/null; then # Debian ships this part of Python separately
        venv_package=$("$base" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        install_packages "$venv_package" ||
            stop "Python's venv module is missing here. On Debian and Ubuntu: sudo apt-get install $venv_package" \
                "Hier fehlt Pythons Modul venv. Unter Debian und Ubuntu: sudo apt-get install $venv_package"
    fi
    "$base" -m venv --clear "$venv" ||
        stop "The folder $venv could not be made: Python says why above." \
            "Der Ordner $venv ließ sich nicht anlegen: Den Grund nennt Python oben."
}

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# --- System packages -------------------------------------------------------------------------------------------------

# The Debian packages of the libraries that Qt's wheels expect of the system.
qt_packages='libdbus-1-3 libdrm2 libegl1 libfontconfig1 libgl1 libglib2.0-0 libgssapi-krb5-2 libpulse0 libwayland-client0
libwayland-cursor0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-xfixes0 libxcb-xkb1 libxext6 libxkbcommon-x11-0 libxkbcommon0 libxrandr2'

provide_system_packages() {
    missing=$(missing_libraries && missing_tools)
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2046 # names, one a word
    install_packages $(packages_of "$missing") || true
    missing=$(missing_libraries && missing_tools)
    [ -z "$missing" ] || stop "This computer lacks, and this account could not install:
$missing
On Debian and Ubuntu this command installs it; then please start again:
  sudo apt-get install $(packages_of "$missing")" \
        "Auf diesem Rechner fehlt, und dieses Konto konnte es nicht installieren:
$missing
Unter Debian und Ubuntu installiert es dieser Befehl; starten Sie danach bitte noch einmal:
  sudo apt-get install $(packages_of "$missing")"
}

missing_libraries() { # asks the loader itself what Qt's windows, sound and PDF view lack
    command -v ldd >/dev/null || return 0
    (
        cd "$venv"/lib/python3*/site-packages/PySide6/Qt && ldd plugins/platforms/libqoffscreen.so \
            plugins/platforms/libqwayland.so plugins/xcbglintegrations/libqxcb-glx-integration.so \
            plugins/multimedia/libffmpegmediaplugin.so lib/libQt6PdfWidgets.so.6 lib/libQt6SvgWidgets.so.6 2>/dev/null
    ) | sed -n 's/^[[:space:]]*\([^[:space:]]*\) => not found.*/\1/p' | sort -u
}

missing_tools() { # programs that only the tests use
    [ "$purpose" = test ] || return 0
    for tool in Xvfb xrandr pdftotext; do
        command -v "$tool" >/dev/null || echo "$tool"
    done
}

packages_of() { # packages_of MISSING: the Debian packages with these libraries and programs
    # shellcheck disable=SC2086 # one line
    case $1 in *.so*) printf '%s ' $qt_packages ;; esac
    case $1 in *Xvfb*) printf 'xvfb ' ;; esac
    case $1 in *xrandr*) printf 'x11-xserver-utils ' ;; esac
    case $1 in *pdftotext*) printf 'poppler-utils ' ;; esac
}

install_packages() {
    command -v apt-get >/dev/null || return 1
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root='sudo -n'
    fi
    say "Installing system packages: $*" "Systempakete werden installiert: $*"
    report=$( # an outdated list of packages may do, so the update may fail
        $as_root apt-get update 2>&1
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" 2>&1
    ) && return 0
    printf '%s\n' "$report" >&2
    return 1
}

# --- Translations ----------------------------------------------------------------------------------------------------

compile_translations() {
    for catalogue in "$root"/resources/translations/*/LC_MESSAGES/werkstatt.po; do
        [ -f "$catalogue" ] || continue
        compiled=${catalogue%.po}.mo
        if [ ! -f "$compiled" ] || [ -n "$(find "$catalogue" -newer "$compiled")" ]; then
            "$python" "$here/translations.py" compile
            return
        fi
    done
}
