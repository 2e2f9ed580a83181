"""Who sits where in which round: a pure search over plain values, without files, windows or words for people."""
