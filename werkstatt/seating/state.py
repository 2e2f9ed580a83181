"""Who sits where, with the cost of every person at every table kept up to date.

`costs[r][i][t]` is what person i would pay for sitting at table t in round r when the others stay. So a change of seats
is judged in constant time, and only one that is made takes time in the order of people at a table times rounds.
"""

from werkstatt.seating.room import Room

Tables = list[list[int]]


class State:
    """A full assignment: `table[r][i]` for guests; everybody else is `nowhere`."""

    def __init__(self, room: Room, table: Tables) -> None:
        self.room = room
        self.table = [[*row, room.nowhere] for row in table]
        people, places = room.nobody + 1, room.nowhere + 1
        self.guests: list[list[list[int]]] = [[[] for _ in range(places)] for _ in self.table]
        self.size = [[0] * places for _ in self.table]
        for r, row in enumerate(self.table):
            for i, t in enumerate(row):
                if t != room.nowhere:
                    self.guests[r][t].append(i)
                    self.size[r][t] += 1
            for t in room.hosts[r].values():
                self.size[r][t] += 1
        self.live = [r for r, free in enumerate(room.free) if free]
        self.pair: list[list[float]] = [[0] * people for _ in range(people)]
        self.costs = [[[0.0] * places for _ in range(people)] for _ in self.table]
        self.alike: list[list[list[float]]] = []
        self.unevenness = self._count_sizes()
        self.cost = self._count_pairs() + self._count_people() + self._count_values() + self.unevenness

    def copy(self) -> Tables:
        """The tables of all people, to keep."""
        return [row[:-1] for row in self.table]

    # Building

    def _count_pairs(self) -> float:
        """Meetings, and who likes to sit together or apart."""
        twice = 0.0
        for i, row in enumerate(self.pair[:-1]):
            met: dict[int, list[int]] = {}
            for r, tables in enumerate(self.table):
                for k in self.guests[r][tables[i]]:
                    met.setdefault(k, []).append(r)
            met.pop(i, None)
            for k, rounds in met.items():
                times = len(rounds)
                row[k] += times
                twice += times * (times - 1) / 2
                for r in self.live:
                    if others := times - (r in rounds):
                        self.costs[r][i][self.table[r][k]] += others
            twice += self._count_liking(i)
        return twice / 2

    def _count_liking(self, i: int) -> float:
        """People to sit together with cost where they are not, those to sit apart from where they are."""
        cost = 0.0
        for k, weight in self.room.liking[i]:
            self.pair[i][k] += weight
            for r in self.live:
                row, there = self.costs[r][i], self.table[r][k]
                row[there] += weight
                if there != self.room.nowhere and self.table[r][i] != self.room.nowhere:
                    cost += weight if there == self.table[r][i] else 0
                    self._lift(row, -weight if weight < 0 else 0)
                    cost += -weight if weight < 0 else 0
        return cost

    def _lift(self, row: list[float], weight: float) -> None:
        if weight:
            for t in range(self.room.nowhere):
                row[t] += weight

    def _count_people(self) -> float:
        """What tables cost by themselves, and topics that come again."""
        room, cost, again = self.room, 0.0, 0.0
        for r in self.live:
            for i in room.guests[r]:
                row = self.costs[r][i]
                linear = room.linear(r, i)
                for t, value in enumerate(linear):
                    row[t] += value
                cost += linear[self.table[r][i]]
                if not room.topic:
                    continue
                for q, tables in enumerate(self.table):
                    if q != r and tables[i] != room.nowhere:
                        for t in room.same_topic[tables[i]]:
                            row[t] += room.topic
                        met_again = self.table[r][i] in room.same_topic[tables[i]]
                        again += room.topic * met_again * (0.5 if q in self.live else 1)
        return cost + again

    def _count_values(self) -> float:
        """Shared values of those at a table, hosts included."""
        room, cost = self.room, 0.0
        if not room.spreads:
            return cost
        kinds = len(room.alike)
        self.alike = [[[0.0] * (room.nowhere + 1) for _ in range(kinds)] for _ in self.table]
        for r in self.live:
            at_table = [(i, self.table[r][i]) for i in room.guests[r]] + list(room.hosts[r].items())
            for i, t in at_table:
                cost += self.alike[r][room.kind[i]][t]
                for kind, weight in room.akin[room.kind[i]]:
                    self.alike[r][kind][t] += weight
        return cost

    def _count_sizes(self) -> float:
        return sum(self.room.size_cost[r][t][self.size[r][t]] for r in self.live for t in self.room.open[r])

    # Changing

    def change(self, r: int, i: int, j: int, there: int) -> float:
        """What it would cost if i went to the table `there` in exchange for j, who sits there or is nobody."""
        here = self.table[r][i]
        mine, theirs = self.costs[r][i], self.costs[r][j]
        cost = mine[there] - mine[here]
        if j == self.room.nobody:
            left, right = self.room.size_cost[r][here], self.room.size_cost[r][there]
            here_size, there_size = self.size[r][here], self.size[r][there]
            cost += left[here_size - 1] - left[here_size] + right[there_size + 1] - right[there_size]
        else:
            cost += theirs[here] - theirs[there] - 2 * self.pair[i][j]
        if self.alike:
            cost += self._change_of_values(r, i, j, here, there)
        return cost

    def _change_of_values(self, r: int, i: int, j: int, here: int, there: int) -> float:
        """The part of it that comes from shared values."""
        k, m = self.room.kind[i], self.room.kind[j]
        if k == m:
            return 0.0
        mine, theirs = self.alike[r][k], self.alike[r][m]
        return mine[there] - mine[here] + theirs[here] - theirs[there] + self.room.between[k][m]

    def exchange(self, r: int, i: int, j: int, there: int) -> None:
        """Seat i at the table `there`, and j, who sits there, in i's place; or nobody."""
        here = self.table[r][i]
        mine, theirs = self.guests[r][here], self.guests[r][there]
        mine.remove(i)
        if j != self.room.nobody:
            theirs.remove(j)
        self._tell_later_companions(r, i, j, here, there)
        self._tell_companions(r, i, j, mine, theirs)
        if self.room.topic:
            self._tell_topics(r, i, here, there)
            if j != self.room.nobody:
                self._tell_topics(r, j, there, here)
        if self.alike:
            self._tell_kinds(r, self.room.kind[i], here, there)
            self._tell_kinds(r, self.room.kind[j], there, here)
        theirs.append(i)
        self.table[r][i] = there
        if j != self.room.nobody:
            mine.append(j)
            self.table[r][j] = here
        else:
            self.size[r][here] -= 1
            self.size[r][there] += 1

    def _tell_later_companions(self, r: int, i: int, j: int, here: int, there: int) -> None:
        """Those who meet i or j in another round would meet them again at their new tables."""
        rows = self.costs[r]
        for q, tables in enumerate(self.table):
            if q == r:
                continue
            for u in self.guests[q][tables[i]]:
                row = rows[u]
                row[here] -= 1
                row[there] += 1
            for u in self.guests[q][tables[j]]:
                row = rows[u]
                row[there] -= 1
                row[here] += 1
            # among their companions they counted themselves
            if tables[i] != self.room.nowhere:
                rows[i][here] += 1
                rows[i][there] -= 1
            if tables[j] != self.room.nowhere:
                rows[j][there] += 1
                rows[j][here] -= 1
        liking = self.room.liking
        if liking[i] or (j != self.room.nobody and liking[j]):
            self._tell_liking(r, i, here, there)
            if j != self.room.nobody:
                self._tell_liking(r, j, there, here)

    def _tell_liking(self, r: int, i: int, here: int, there: int) -> None:
        for u, weight in self.room.liking[i]:
            row = self.costs[r][u]
            row[here] -= weight
            row[there] += weight

    def _tell_companions(self, r: int, i: int, j: int, mine: list[int], theirs: list[int]) -> None:
        """Who shared the table here meets i once less and j once more, and the other way round there."""
        pair = self.pair
        pair_i, pair_j = pair[i], pair[j]
        for k in mine:
            row = pair[k]
            pair_i[k] -= 1
            row[i] -= 1
            pair_j[k] += 1
            row[j] += 1
        for k in theirs:
            row = pair[k]
            pair_j[k] -= 1
            row[j] -= 1
            pair_i[k] += 1
            row[i] += 1
        for q in self.live:
            if q == r:
                continue
            rows, tables = self.costs[q], self.table[q]
            at_i, at_j, row_i, row_j = tables[i], tables[j], rows[i], rows[j]
            for k in mine:
                t = tables[k]
                row_i[t] -= 1
                row_j[t] += 1
                row = rows[k]
                row[at_i] -= 1
                row[at_j] += 1
            for k in theirs:
                t = tables[k]
                row_j[t] -= 1
                row_i[t] += 1
                row = rows[k]
                row[at_j] -= 1
                row[at_i] += 1

    def _tell_topics(self, r: int, i: int, here: int, there: int) -> None:
        """In the other rounds the old topic is free again and the new one is taken."""
        weight = self.room.topic
        for q in self.live:
            if q != r:
                row = self.costs[q][i]
                for t in self.room.same_topic[here]:
                    row[t] -= weight
                for t in self.room.same_topic[there]:
                    row[t] += weight

    def _tell_kinds(self, r: int, kind: int, here: int, there: int) -> None:
        counts = self.alike[r]
        for other, weight in self.room.akin[kind]:
            row = counts[other]
            row[here] -= weight
            row[there] += weight
