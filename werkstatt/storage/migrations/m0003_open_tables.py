"""From when on a table of a café is open or closed is told by the start of a round, no longer by counting rounds.

Counting went wrong once a round before was moved or left out. The count told how many rounds had begun when the table
was added or closed: the start of the last of those takes its place; 0 stands for a table that was closed before any.

From this version on people can have left early, and printed reserve badges are remembered: words that are new.
"""

import sqlite3

_STARTS = """
SELECT min(run.started_at) FROM run JOIN cafe_round ON run.item_id = cafe_round.item_id
WHERE cafe_round.cafe_id = ? GROUP BY cafe_round.id ORDER BY 1
"""


def upgrade(raw: sqlite3.Connection) -> None:
    """Change the columns."""
    raw.execute("ALTER TABLE cafe_table ADD COLUMN opened_after INTEGER")
    raw.execute("ALTER TABLE cafe_table ADD COLUMN closed_after INTEGER")
    tables = raw.execute("SELECT id, cafe_id, opens_with, closes_with FROM cafe_table").fetchall()
    for table, cafe, opens, closes in tables:
        starts = [start for (start,) in raw.execute(_STARTS, (cafe,))]
        opened, closed = starts[: opens or 0], starts[: closes or 0]
        raw.execute(
            "UPDATE cafe_table SET opened_after = ?, closed_after = ? WHERE id = ?",
            (
                opened[-1] if opened else None,
                None if closes is None else (closed[-1] if closed else 0),
                table,
            ),
        )
    raw.execute("ALTER TABLE cafe_table DROP COLUMN opens_with")
    raw.execute("ALTER TABLE cafe_table DROP COLUMN closes_with")
