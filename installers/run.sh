#!/bin/sh
# Sets Werkstatt up where that is needed and starts it. Without arguments it opens the demo.
#   sh installers/run.sh [ARGUMENTS of werkstatt]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=installers/setup.sh
. "$here/setup.sh"

has_screen() {
    [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

set_up run
if [ $# -eq 0 ]; then
    set -- demo
    if ! has_screen; then
        say "There is no screen here, so the demo is played into the folder werkstatt-demo." \
            "Hier gibt es keinen Bildschirm. Die Vorführung wird deshalb in den Ordner werkstatt-demo gespielt."
        set -- demo --out werkstatt-demo
    fi
fi
exec "$python" -P -m werkstatt "$@"
