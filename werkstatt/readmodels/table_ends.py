"""When the tables that got more time than their round are through: the gong is struck for them, too."""

from collections.abc import Collection
from datetime import datetime, timedelta

from werkstatt.domain.cafe import Round, TableTime
from werkstatt.domain.rounds import RoundState
from werkstatt.readmodels.cafe import rounds_of
from werkstatt.storage.records import Records


def table_ends(records: Records) -> Collection[datetime]:
    """The moments, whatever runs then; a table of a round whose clock is held has none before it goes on."""
    given = [row for row in records.find(TableTime) if row.seconds]
    if not given:
        return ()
    rounds = records.find(Round, id={row.round_id for row in given})
    held, _left_out, agenda = rounds_of(records, *{row.cafe_id for row in rounds})
    clocks = {clock.run_id: clock for clock in agenda.timers}
    latest = {row.round.id: (row.state, clocks.get(row.latest.id)) for row in held if row.latest}
    return {
        clock.ends_at + timedelta(seconds=row.seconds)
        for row in given
        for state, clock in [latest.get(row.round_id, (RoundState.AHEAD, None))]
        if clock and not (clock.paused_at and state is RoundState.RUNNING)
    }
