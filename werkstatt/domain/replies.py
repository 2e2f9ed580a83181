"""What somebody says about coming and about the part they play, in whatever words."""

import re
from functools import lru_cache

from werkstatt.domain.person import Presence, Role
from werkstatt.domain.spelling import folded

_PRESENCES = {
    Presence.REMOTE: r"online|digital|hybrid|zugeschaltet|zuschaltung|virtuell|remote|zoom|teams|webex|video\w*",
    Presence.INVITED: r"vielleicht|unklar|offen|evtl|eventuell|vorbehalt\w*|unsicher|ggf|maybe|tentative|ausstehend|"
    r"pending|angefragt|eingeladen|invited|weiss( es)?( noch)? nicht|noch nicht \w+|falls|wenn|sofern",
    Presence.EXCUSED: r"nein|n|no|not|nicht|kein\w*|abgesagt|absage|abgemeldet|verhindert|entschuldigt|storniert|krank|"
    r"cancel\w*|declined|falsch|false|fehlt|[✗✘❌]",
    Presence.REGISTERED: r"ja|j|yes|y|ok|x+|zugesagt|zusage|angemeldet|bestaetigt|anwesend|vor ?ort|praesenz\w*|"
    r"persoenlich|(nimmt|nehme) .{0,40}\bteil|kommt|komme|dabei|teilnahme|accepted|confirmed|registered|attending|"
    r"coming|present|in person|on ?site|wahr|true|gern\w*|[✓✔☑✅☒]",
}
_ROLES = {
    Role.MODERATION: r"\w*moderat\w*",
    Role.MINUTES: r"protokoll\w*|minutes|schriftfuehr\w*",
    Role.HOST: r"(tisch)?gastgeb\w*|(table )?host|tischpat\w*",
    Role.GUEST: r"gast|gaeste|referent\w*|impuls\w*|guest|speaker|presse",
    Role.PARTICIPANT: r"teilnehm\w*|participant|attendee|tn",
}
_FILLERS = re.compile(r"\b(und|nur|per|via|leider|wird|ist|ich|wir|am|als|an|der|die|das|bin|mit)\b|\W|_")


def _whole_words(pattern: str) -> str:
    """A pattern as text: `re` compiles it when it is first needed, and keeps it."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"


_PRESENCE_RULES = {presence: _whole_words(pattern) for presence, pattern in _PRESENCES.items()}
_ROLE_RULES = {role: _whole_words(pattern) for role, pattern in _ROLES.items()}
_WHOLE_CELLS = {
    **dict.fromkeys(("-", "–", "—", "0", "ab"), Presence.EXCUSED),
    **dict.fromkeys(("1", "zu"), Presence.REGISTERED),
}


@lru_cache(maxsize=2_000)
def presence_said(text: str) -> tuple[Presence | None, bool]:
    """The presence that a cell states, None if in words that nobody taught us, and whether it states nothing else."""
    plain = folded(text)
    if plain in _WHOLE_CELLS:
        return _WHOLE_CELLS[plain], True
    said = {meaning for meaning, rule in _PRESENCE_RULES.items() if re.search(rule, plain)}
    if "?" in plain:
        said.add(Presence.INVITED)
    for rule in _PRESENCE_RULES.values():
        plain = re.sub(rule, " ", plain)
    nothing_else = not _FILLERS.sub("", plain)
    if said == {Presence.EXCUSED, Presence.REGISTERED} and not re.match(r"(ja|x|zu)", folded(text)):
        said = {Presence.EXCUSED}  # "kommt nicht"
    elif Presence.INVITED in said:
        said = {Presence.INVITED}
    elif said == {Presence.REGISTERED, Presence.REMOTE}:
        said = {Presence.REMOTE}
    return (said.pop() if len(said) == 1 else None), nothing_else


@lru_cache(maxsize=2_000)
def role_said(text: str) -> Role | None:
    """The role at the event that a cell states; None for offices and professions."""
    return next((role for role, rule in _ROLE_RULES.items() if re.fullmatch(rule, folded(text))), None)
