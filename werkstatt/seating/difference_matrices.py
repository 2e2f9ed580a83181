"""Columns of difference matrices over small groups whose order is no prime power.

Found and verified by computer search. Two columns, and each column by itself, differ in no two rounds by the same
element. Elements are numbered in mixed radix, and written as one digit or letter each.
"""

Column = tuple[int, ...]

# (tables, rounds): the orders of the cyclic groups whose product the group is, and the columns
_WRITTEN: dict[tuple[int, int], tuple[tuple[int, ...], str]] = {
    (6, 3): ((6,), "031 043 012 025"),
    (6, 4): ((6,), "0512 0153 0341 0435"),
    (6, 5): ((6,), "03524 05432 01245 04153"),
    (10, 3): ((10,), "023 048 016 052 087 069 091 075"),
    (10, 4): ((10,), "0549 0231 0793 0957 0476 0825 0318 0162"),
    (10, 5): ((10,), "02349 07963 09628 04257 01492 06534 03875"),
    (12, 3): ((2, 6), "03b 04a 074 012 025 061 059 0a3 0b7 086 098"),
    (12, 4): ((2, 6), "0956 0398 0473 0541 0617 0b89 012b 0a35 026a 07b4 08a2"),
    (12, 5): ((12,), "09541 02368 05b3a 06a54 08627 01893 0b412 0a97b"),
    (14, 3): ((14,), "0d3 0c7 096 042 018 069 07c 021 084 0ab 035 05d"),
    (14, 4): ((14,), "06b9 0a3b 059d 0dc5 0416 09a2 017a 0c83 0754 0241 0b67 082c"),
    (14, 5): ((14,), "03b86 0a9c2 091ab 0623d 046d8 05391 07a14 0c7ba 01849 08c63"),
    (15, 3): ((15,), "0b5 034 01b 02e 0d6 087 073 0e1 0a2 0ca 09d 049 058 06c"),
    (15, 4): ((15,), "0d68 087e 06b2 0bd1 015a 0a43 0537 0eab 0c94 091c 02c6 0785"),
    (15, 5): ((15,), "085e9 0cb2a 05d1e 0b684 047b1 031d7 02865 093ab 07c52 06a9d"),
    (18, 3): ((18,), "07g 06a 052 0ab 0e3 0f5 0hd 0df 081 0g4 01h 0c7 049 098 036 02e"),
    (18, 4): ((18,), "09a6 0f35 018c 0ade 04f2 0db4 0793 0bgd 0e5f 0c61 02h7 0h7g 0329 051h 08cb"),
    (18, 5): ((18,), "03521 06dgc 0f1db 016ce 09a63 0agh2 04759 084e7 07fag 0hc3a 0g9b6 02e45 0b27f"),
    (20, 3): ((2, 10), "02h 0ea 07b 0c3 052 01e 0f1 0bd 037 04c 0af 0gj 0i8 064 089 0hg 09i 0j6 0d5"),
    (20, 4): ((20,), "03h6 09gi 0c8j 02c7 0b62 06ae 0hf9 0i3f 01db 05e4 0fih 0j5d 0e7a 08jc 0745 0d18 0abg"),
    (20, 5): ((20,), "0h9g3 04fj5 0ih82 07251 038eg 01edb 0c1ha 0fgbc 08c27 0579d 093c4 0g63i 02ia9 06d7h"),
}


def difference_matrix(tables: int, rounds: int) -> tuple[tuple[int, ...], list[Column]] | None:
    """The orders of the group and the columns, for as many tables as elements; None where none is stored."""
    stored = min((key for key in _WRITTEN if key[0] == tables and key[1] >= rounds), default=None)
    if stored is None:
        return None
    orders, columns = _WRITTEN[stored]
    return orders, [tuple(int(digit, 36) for digit in column[:rounds]) for column in columns.split()]
