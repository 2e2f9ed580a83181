#!/bin/sh
# Sets everything up and runs all checks and tests. Arguments go to pytest.
#   sh installers/test.sh [ARGUMENTS of pytest]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=installers/setup.sh
. "$here/setup.sh"

set_up test
[ $# -gt 0 ] || set -- -n 2
cd "$root"
export QT_QPA_PLATFORM=offscreen
"$python" -m ruff check --quiet .
"$python" -m ruff format --check --quiet .
"$python" -m mypy --no-error-summary
exec "$python" -m pytest "$@"
