"""What the columns of a list mean: guessed from the words of its header and from what stands below them.

Neither is enough. Headers are missing, abbreviated and misspelt, and "Name" may mean three things; a column of surnames
looks like one of villages. So both give evidence for every field, and the strongest evidence is granted first.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, median

from werkstatt.domain.registration import (
    NAME_PARTICLES,
    compact,
    folded,
    is_first_name,
    presence_said,
    role_said,
    split_title,
)
from werkstatt.exchange.sheet import Sheet


class Field(StrEnum):
    """What a column may mean."""

    NUMBER = "number"
    FULL_NAME = "full_name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    TITLE = "title"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    EMAIL = "email"
    PHONE = "phone"
    PRESENCE = "presence"
    ROLE = "role"
    WISH = "wish"
    NOTE = "note"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list with the words above it, if there are any."""

    header: str
    field: Field


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is built: its columns, and the index in `sheet.rows` of the first row below header and titles."""

    columns: tuple[Column, ...]
    first_row: int
    header_row: int | None


# Words. All of them folded: lower case, ä as ae, accents gone.


def _either(patterns: str) -> re.Pattern[str]:
    """One pattern out of several parted by white space."""
    return re.compile("|".join(patterns.split()))


def _meanings(table: str) -> tuple[tuple[Field, re.Pattern[str]], ...]:
    """Patterns by field, each written as "field: pattern pattern ..."."""
    parts = re.split(r"^ *(\w+): ", table, flags=re.MULTILINE)[1:]
    return tuple((Field(name), _either(patterns)) for name, patterns in zip(parts[::2], parts[1::2], strict=True))


# The first that fits counts most: "Name der Einrichtung" is an organisation, "Essenswunsch" a note.
_HEADERS = _meanings(
    r"""
    ignore: datum \bam$ uhrzeit zeitstempel zeitpunkt timestamp \b(start|end|completion)\s?(time|date) startzeit
        fertigstell unterschr signat strasse \bstr\b street hausn geburt \balter\b geschlecht gender \bland$ country
        staat \bfax telefax newsletter datenschutz dsgvo privacy einwillig einverst zustimm foto photo rechnung
        bezahl \bpaid gebuehr beitrag preis\b kosten iban anzahl zahl$ webs(ei|i)te homepage \burl\b internet
        versand verschickt gesendet ticket buchung order bestell kunden mitglied\w*\s?(nr|num) sprache language
        namensschild postfach eingang \bkfz zweitwohn nebenwohn ^(plz|postleitzahl|zip|zip\scode|post\s?code)$
    email: ^@$ elektronisch mail \be\s?post\b
    phone: \btel telef mobil(e|nr|nummer|funk|tel|telefon)?\b handy \bfon\b phone rufnr rufnummer durchwahl festnetz
        whatsapp \bcell erreichbar
    number: ^(lfd|lauf|ifd)\w*(\s?n(r|o|ummer))?$
        ^(nr|no|s\sno|num|nummer|number|pos|index|tn\s?nr|zeile|rang|(listen)?platz)$ \bid$ (?<!a)nr$ nummer$
    full_name: \bvor(n|name|namen)?\b.*\b(nach|zu|familien)?namen?\b
        \b(nach|zu|familien)?namen?\b.*\bvor(n|name|namen)?\b full\s?name first.*(last|sur) (last|sur).*first
        vollstaendiger\sname ansprechp kontaktp ^tn$ delegiert eingeladene mitwirk ^buerger(\sin|innen)?$
    first_name: vorn(a|\b) \bvor\s?name rufname first\s?name given\s?name forename ^vn$
    role: ^amt$ funktion rolle \brole position aufgabe taetigk \bberuf(sbe\w*)?\b \bjob dienstbez amtsbez stellung
        mandat ehrenamt function
    organisation: instit einricht firm verein(e|s\w*|igung\w*)?\b behoerd organi[sz] unternehm betrieb(?!ssitz)
        compan arbeitgeb employer dienstst traeger kirche pfarr \bgruppe ortsgruppe ortsverein verband\b verbaend
        gruppier fraktion partei\b schule\b affilia koerpersch entsend \bstelle\b abteilung referat\b fachbereich
        \bamt\b aemter \borg\b vertret(en|ung) department kanzlei zugehoer akteur agency verwaltung geschaeft(?!sf)
        arbeitsst universit hochschul \bpraxis gewerbe
    last_name: nachn familienn zuname surname last\s?name family\s?name \bfam\sname ^nn$
    note: bemerk anmerk notiz kommentar hinweis sonstig besonder mitteil nachricht allergi verpfleg \bessen mittag
        imbiss vegetar vegan cater anreise barriere unvertraeg remark comment \bnotes?\b \bfrage ergaenz zusatz
        \binfo beduerf bedarf kinder uebernacht begleit message dietary \bmenue \bwissen\b anything ernaehr ^bem$
        ^anm$ freitext angaben kost\b
    presence: teilnahme teilnahm\b \bn(immt|ehmen?)\s(.*\s)?teil\b teilnehmen\b zusage absage zugesagt abgesagt
        status anwesen ^(ja|nein|yes|no)$ praesenz vor\s?ort\b \bkommt\b ^komm(e|en)\b rueckmeld
        \battend(ing|ance|s)?\b rsvp \bdabei online hybrid digital presence \bformat modus \bmode\b angemeldet
        anmeldung verhindert ^ja\snein coming confirmed bestaetig antwort reaktion response erscheint participation
    wish: wunsch wuensch thema themen topic interess workshop arbeitsgr \bag\b handlungsf \bforum foren\b tisch
        praefer prioritaet \bprio session wahl\b \boption initiativ projekt werkstatt mitarbeit schwerpunkt panel
        preference choice track\b fokus
    title: titel anrede ^anr$ akad \bgrad\b salutation \btitle ^(herr\sfrau|frau\sherr)
    municipality: \b(wohn|heimat|dienst|arbeits|einsatz|schul)?ort\b ortsgem ortsteil ortschaft kommune gemeinde
        \bstadt sitz\b \bcity \btown municip \bplace herkunft woher ^aus$ viertel quartier \bplz postleit \bzip
        post\s?code kreis\b region adress address anschrift wohnh dorf\b location residence
    full_name: \bname namen?\b teilnehme person kontakt \bgast\b gaeste participant attendee delegate \bwer\b
        vertreter mitglied contact guest heissen
    """
)
# For correcting misspelt headers.
_HEADER_WORDS = re.findall(
    r"\w+",
    """
    name vorname rufname nachname familienname zuname titel anrede institution einrichtung firma verein
    behoerde betrieb organisation unternehmen traeger verband schule dienststelle arbeitgeber abteilung
    wohnort ort stadt wohnsitz kommune gemeinde adresse anschrift strasse postleitzahl email mail
    mailadresse emailadresse telefon telefonnummer mobil handy handynummer wunsch wunschthema themenwunsch
    thema interesse workshop teilnahme teilnehmer teilnehmende zusage absage zugesagt status anwesend
    anmeldung rueckmeldung bemerkung bemerkungen anmerkung anmerkungen hinweis kommentar sonstiges
    verpflegung funktion rolle position aufgabe beruf nummer datum unterschrift anzahl datenschutz
    einwilligung ansprechpartner first last given surname company organization city phone topic attending
    comments notes
    """,
)

_BODIES = _either(
    r"""
    \bgmbh\b \bggmbh\b \bmbh\b \bag\b \bkg\b \bohg\b \bgbr\b \bug\b \beg\b \be\s?v\b \bco\b \bihk\b \bhwk\b
    \bawo\b \bdrk\b \bdgb\b \bvhs\b \bthw\b \bdlrg\b \bcdu\b \bcsu\b \bspd\b \bfdp\b \bbund\b \bnabu\b \bkita\b
    \bvg\b \bjobcenter\b \bllc\b \bltd\b \binc\b \bfoundation\b \buniversity\b \bcity\sof\b \bprivat\b
    \bprivatperson\b \bselbst\w* \bbuerger(in|innen|schaft)?\b \behrenamt\w* \brentner(in)?\b \blinke\b
    \bgruene\b \bdie\sgruenen\b verein verband verbaend stadt(verw|rat|werk|buech|market) ortsgemeinde
    gemeinde(verw|rat|werk|schw) kirchengem pfarr kreisverw landkreis landratsamt \w+amt\b ministeri sparkasse
    \w*bank\b schule universit campus institut kirche feuerwehr klinik kranken pflege stiftung kammer handwerk
    agentur buero betrieb dienst zentrum beirat initiative genossenschaft \w{3,}werke?\b verwaltung \w+rat\b
    caritas diakonie netzwerk hotel gasthaus gasthof tourist touris landfrauen landjugend jugend senioren
    zimmerei schreinerei tischlerei metzgerei baeckerei apotheke praxis museum bibliothek theater verlag bauern
    forst wirtschaft foerder club \bsv\b \btv\b \btus\b gesellschaft partei fraktion union hof\b innung polizei
    energie technik logistik consult solutions group systems association council office school ministry
    """
)
_PLACES = _either(
    r"""
    heim\b bach\b burg\b berg\b stadt\b dorf\b hausen\b feld\b stein\b weiler\b ingen\b hagen\b rode\b kirchen\b
    bruecken?\b furt\b tal\b thal\b roth\b walde?\b au\b born\b scheid\b stetten\b hofen\b beuren\b ow\b itz\b
    in\b leben\b bruck\b muenster\b kirch\b see\b hafen\b wig\b haven\b rich\b rath\b moor\b ^bad\b ^sankt\b
    ^st\b ^berlin\b ^hamburg\b ^muenchen\b ^koeln\b ^bonn\b ^trier\b ^mainz\b ^kassel\b ^hannover\b ^bremen\b
    ^essen\b ^kiel\b ^jena\b ^erfurt\b ^halle\b ^gera\b ^ulm\b ^aachen\b ^dresden\b ^chemnitz\b ^rhaunen\b
    ^plauen\b ^minden\b ^muenster\b ^worms\b ^speyer\b ^hagen\b ^soest\b
    """
)


# Evidence from the header


@lru_cache(maxsize=4_000)
def header_evidence(header: str) -> dict[Field, float]:
    """What the words of a header may mean, from 0 to 1: the first meaning counts most."""
    text = " ".join(re.findall(r"[a-z]+|[#@]", folded(re.sub(r"-\n", "", header[:_TELLING]))))
    if re.fullmatch(r"#|(?:[a-z] )+[a-z]", text):
        text = "nr" if text == "#" else text.replace(" ", "")
    found = _matched(text)
    if len(text) <= 60 and max(found.values(), default=0.0) < 0.9:
        corrected = {meaning: 0.9 * strength for meaning, strength in _matched(_corrected(text)).items()}
        if max(corrected.values(), default=0.0) > max(found.values(), default=0.0):
            return corrected
    return found


def _corrected(text: str) -> str:
    """The words of a header spelt like those they resemble; words that mean something as they are need to be closer."""
    near = (
        get_close_matches(word, _HEADER_WORDS, n=1, cutoff=0.85 if _matched(word) else 0.75) or [word]
        for word in text.split()
    )
    return " ".join(word for (word,) in near)


def _matched(text: str) -> dict[Field, float]:
    found: dict[Field, float] = {}
    weight = 1.0
    for meaning, rule in _HEADERS:
        match = rule.search(text)
        if match and meaning not in found:
            covered = max(len(match[0]) / len(text), fmean(word in _HEADER_WORDS for word in text.split()))
            found[meaning] = weight * (0.7 + 0.3 * covered)
            weight *= 0.6
    if Field.FULL_NAME in found and re.search(
        r"\bnamen?\b|teilnehme", text
    ):  # "Name" above a column may mean the surname: what stands below decides
        found[Field.LAST_NAME] = max(found.get(Field.LAST_NAME, 0.0), found[Field.FULL_NAME] - 0.1)
    return found


# Evidence from the contents

_EMAIL = re.compile(r"(?<![^\s<>;,():])[^@\s<>;,():]+@[^@\s<>;,():]+\.\w+")
_PHONE = re.compile(r"[+(]?\d[\d\s/().–-]{4,}\d")
_DATE = re.compile(
    r"\d{1,2}\.\d{1,2}\.(\d{2,4})?(\D.*)?|\d{4}-\d\d-\d\d.*|\d{1,2}[:.]\d\d( uhr)?|\d{1,2}/\d{1,2}/\d{2,4}.*"
)
_POSTCODE_AND_PLACE = re.compile(r"(d[- ])?\d{5},? [^\W\d].*")
_FUNCTION = _either(
    r"""
    leiter leitung referent vorsitz vorstand geschaeftsf buergermeister sachbearb dezernent inhaber koordinator
    manager assisten berater direktor sekretaer mitarbeiter beauftragt praesident landra(t|e) sprecher director
    officer chair
    """
)
_POSTCODE_OR_STREET = re.compile(
    r"\d{5}|.*(str\.|straße|strasse|weg|platz|gasse|allee|ring|markt) ?\d+ ?[a-z]?", re.IGNORECASE
)
_MARK = re.compile(r"[xX✓✔☑✅☒1]")
_SAMPLE = 200
_TELLING = 200  # letters of a cell that are looked at


@dataclass(frozen=True, slots=True)
class _Cells:
    """The filled cells of one column by row, and the letters before the @ in the same rows."""

    by_row: dict[int, str]
    mailboxes: dict[int, str]

    @property
    def texts(self) -> list[str]:
        return list(self.by_row.values())

    def share(self, holds: Callable[[str], object]) -> float:
        """The share of cells for which `holds` is true; 0 for an empty column."""
        return fmean(bool(holds(text)) for text in self.texts) if self.by_row else 0.0

    def variety(self) -> float:
        """1 when all cells differ, towards 0 when few values repeat."""
        return len(set(self.texts)) / len(self.by_row)

    def mailbox_share(self, holds: Callable[[str, str], bool]) -> float:
        """The share of cells, among those beside an e-mail address, whose letters fit the address."""
        pairs = [(compact(text), self.mailboxes[row]) for row, text in self.by_row.items() if row in self.mailboxes]
        fitting = [len(letters) > 2 and holds(letters, mailbox) for letters, mailbox in pairs]
        return fmean(fitting) if len(fitting) > 2 else 0.0


def content_evidence(cells: _Cells) -> dict[Field, float]:
    """What the cells of a column look like, from 0 to 1."""
    if not cells.by_row:
        return {}
    return _evidence_of_form(cells) | _evidence_of_names(cells) | _evidence_of_topics(cells)


def _evidence_of_form(cells: _Cells) -> dict[Field, float]:
    """Fields that one can tell by the form of a cell."""
    numbers = [int(text) for text in cells.texts if re.fullmatch(r"\d{1,4}\.?", text) for text in [text.rstrip(".")]]
    rising = (
        len(numbers) > 1 and numbers[-1] < 10 * len(numbers) + 100 and fmean(b > a for a, b in pairwise(numbers)) > 0.9
    )
    dates = cells.share(lambda text: _DATE.fullmatch(folded(text)))
    phones = cells.share(lambda text: _PHONE.fullmatch(text) and sum(map(str.isdigit, text)) > 5)
    marks = cells.share(_MARK.fullmatch)
    said = cells.share(lambda text: presence_said(text)[0] is not None)
    said_alone = cells.share(lambda text: presence_said(text)[0] is not None and presence_said(text)[1])
    return {
        Field.EMAIL: cells.share(_EMAIL.search),
        Field.PHONE: 0.0 if dates > 0.5 else max(phones, 0.25 * cells.share(re.compile(r"[\d\s/()+.-]+").fullmatch)),
        Field.NUMBER: len(numbers) / len(cells.by_row) * (1.0 if rising else 0.2),
        Field.PRESENCE: (said + said_alone) / 2 * (0.5 if marks == 1 else 1.0),
        Field.ROLE: cells.share(lambda text: role_said(text) or _FUNCTION.search(folded(text))),
        Field.TITLE: cells.share(
            lambda text: split_title(f"{text} X")[1] == "X" and not _FUNCTION.search(folded(text))
        ),
        Field.IGNORE: max(dates, cells.share(_POSTCODE_OR_STREET.fullmatch)),
    }


def _evidence_of_names(cells: _Cells) -> dict[Field, float]:
    """Whose names? A first name is known or begins the e-mail address, a surname ends it and seldom repeats."""
    named = cells.share(_like_a_name)
    first = cells.share(lambda text: len(text.split()) < 3 and is_first_name(split_title(text)[1].split(" ")[0]))
    starts = cells.mailbox_share(lambda letters, mailbox: mailbox.startswith(letters))
    ends = cells.mailbox_share(lambda letters, mailbox: mailbox.endswith(letters))
    full = max(cells.share(_like_a_full_name), 0.5 * cells.share(_like_several_words))
    bodies = cells.share(lambda text: _BODIES.search(folded(text)))
    single = cells.share(lambda text: len(split_title(text)[1].split()) < 3)
    surname = named * (1 - first) * (1 - full) * single * (1 - bodies) * (0.3 + 0.35 * cells.variety())
    return {
        Field.FIRST_NAME: max(first * named * (1 - full), 0.9 * starts),
        Field.LAST_NAME: max(surname, 0.9 * ends * (1 - first / 2)),
        Field.FULL_NAME: full * (1 - bodies),
    }


def _like_a_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 0 < len(words) < 6 or re.search(r"[\d@:=]", text):
        return False
    return not text[0].islower() or words[0] in NAME_PARTICLES or is_first_name(words[0])


def _like_a_full_name(text: str) -> bool:
    """Two to five words, of which the first or the last (of surnames first) is a first name."""
    if not _like_a_name(text):
        return False
    words = split_title(text.replace(",", " "))[1].split()
    return len(words) > 1 and (is_first_name(words[0]) or is_first_name(words[-1]) or is_first_name(words[1]))


def _like_several_words(text: str) -> bool:
    words = split_title(text.replace(",", " "))[1].split()
    return _like_a_name(text) and len([word for word in words if word not in NAME_PARTICLES]) > 1


def _evidence_of_topics(cells: _Cells) -> dict[Field, float]:
    """Bodies by their words, places by their endings, wishes as long texts that repeat, notes as those that do not."""
    bodies = cells.share(lambda text: _BODIES.search(folded(text)))
    places = cells.share(
        lambda text: len(text) < 30 and _PLACES.search(folded(text)) and not _BODIES.search(folded(text))
    )
    postcodes = cells.share(lambda text: _POSTCODE_AND_PLACE.fullmatch(folded(text)))
    length = fmean(len(text.split()) for text in cells.texts)
    plain = cells.share(lambda text: not re.search(r"[@\d]|^(Herr|Frau|Dr)\b", text))
    repeats = 1 - cells.variety()
    return {
        Field.ORGANISATION: min(1.0, 1.2 * bodies + 0.2 * repeats) * plain,
        Field.MUNICIPALITY: max(postcodes, min(1.0, places * (0.6 + 0.5 * repeats))),
        Field.WISH: plain * repeats * (1 - bodies / 2) if length >= 2 else 0.0,
        Field.NOTE: 0.5 * cells.variety() if length >= 2.5 else 0.0,
    }


# Where the list begins

_TITLE_ROWS = 40


def guess(sheet: Sheet) -> Layout:
    """The most likely layout of a sheet; meant to be shown and corrected."""
    header_row = _header_row(sheet.rows)
    first_row = _first_full_row(sheet.rows) if header_row is None else header_row + 1
    headers = _headers(sheet.rows, header_row)
    fields = _granted(headers, sheet.rows[first_row:])
    columns = tuple(Column(header, meaning) for header, meaning in zip(headers, fields, strict=True))
    return Layout(columns, first_row, header_row)


def _header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The row near the top that speaks of fields, while the rows below it do not."""
    scores = [_header_score(row) for row in rows[: _TITLE_ROWS + 10]]
    best, best_score = None, 0.0
    for index, score in enumerate(scores[:_TITLE_ROWS]):
        below = [score for score, row in zip(scores[index + 1 :], rows[index + 1 :], strict=False) if any(row)]
        if score > best_score and score > 0.3 + 1.5 * max(0.0, fmean(below or [0.0])):
            best, best_score = index, score
    return best


_OF_PEOPLE = (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME, Field.EMAIL, Field.ORGANISATION)


def _header_score(row: Sequence[str]) -> float:
    """How many cells name a field, less those that look like data. "Ja" is either and does not count."""
    filled = [cell for cell in row if cell]
    words = [cell for cell in filled if len(cell) <= 120 and folded(cell) not in {"ja", "nein", "yes", "no"}]
    evidence = [header_evidence(cell) for cell in words]
    if not any(meaning in _OF_PEOPLE for found in evidence for meaning in found):
        return 0.0
    strengths = [max(found.values(), default=0.0) for found in evidence]
    named = sum(
        max(0.0, strength - 0.6) / 0.4 for strength in strengths
    )  # "Stadtbibliothek" is hardly the word "Stadt"
    data = sum(bool(_DATA_CELL.search(cell) or is_first_name(cell.split(" ")[0])) for cell in words)
    return (named - 1.5 * data) * named / max(1, len(filled))


_DATA_CELL = re.compile(r"@\S+\.|\d{5}|^[xX]$")


def _first_full_row(rows: Sequence[Sequence[str]]) -> int:
    """Without a header: the first row that is about as full as the others."""
    widths = [sum(map(bool, row)) for row in rows]
    usual = median([width for width in widths if width] or [0])
    return next((index for index, width in enumerate(widths) if width and width >= usual / 2), 0)


def _headers(rows: Sequence[Sequence[str]], header_row: int | None) -> list[str]:
    """The words above each column, those of a first of two header rows included."""
    width = max((len(row) for row in rows), default=0)
    headers = [""] * width
    if header_row is None:
        return headers
    above = rows[header_row - 1] if header_row else ()
    spanned = above if sum(map(bool, above)) > 1 else ()
    for row in (spanned, rows[header_row]):
        for column, cell in enumerate(row):
            if cell and cell != headers[column]:
                headers[column] = f"{headers[column]} {cell}".strip()
    return headers


# From evidence to fields

_ENOUGH = 0.4
_CHECKED = (Field.EMAIL, Field.PHONE, Field.NUMBER, Field.PRESENCE, Field.TITLE, Field.FULL_NAME)
_SEVERAL = (Field.TITLE, Field.PRESENCE, Field.NOTE, Field.ORGANISATION)
_SEVERAL_UNNAMED = (Field.EMAIL, Field.PHONE, Field.WISH)
_EXCLUDED = {
    Field.FULL_NAME: (Field.FIRST_NAME, Field.LAST_NAME),
    Field.FIRST_NAME: (Field.FULL_NAME,),
    Field.LAST_NAME: (Field.FULL_NAME,),
}


def _granted(headers: Sequence[str], body: Sequence[Sequence[str]]) -> list[Field]:
    """Each column's field: the strongest evidence first; a field that stands only once is then taken."""
    columns = _columns(len(headers), body)
    evidence = [_evidence(header, cells) for header, cells in zip(headers, columns, strict=True)]
    _find_more_wishes(headers, columns, evidence)
    fields = [Field.IGNORE] * len(headers)
    waiting = set(range(len(headers)))
    claims = [
        (-strength, column, meaning)
        for column, found in enumerate(evidence)
        for meaning, strength in found.items()
        if strength >= _ENOUGH
    ]
    for _strength, column, meaning in sorted(claims):
        if column not in waiting or any(other in fields for other in _EXCLUDED.get(meaning, ())):
            continue
        several = meaning in _SEVERAL_UNNAMED or (meaning in _SEVERAL and meaning in header_evidence(headers[column]))
        if meaning is Field.IGNORE or meaning not in fields or several:
            fields[column] = meaning
            waiting.discard(column)
    return fields


def _columns(width: int, body: Sequence[Sequence[str]]) -> list[_Cells]:
    """The cells of each column, as far as the sample reaches."""
    sample = [row for row in body if sum(map(bool, row)) > (width > 2)][:_SAMPLE]
    mailboxes = {}
    for index, row in enumerate(sample):
        if address := next((cell for cell in row if "@" in cell and _EMAIL.fullmatch(cell)), ""):
            mailboxes[index] = compact(address.split("@")[0])
    return [
        _Cells(
            {i: row[column][:_TELLING] for i, row in enumerate(sample) if column < len(row) and row[column]}, mailboxes
        )
        for column in range(width)
    ]


def _evidence(header: str, cells: _Cells) -> dict[Field, float]:
    """Header and contents together. What the contents belie counts less, and so do contents below clear words."""
    said, seen = header_evidence(header), content_evidence(cells)
    if seen and not header:  # another column of single names without a word above it: villages
        seen[Field.MUNICIPALITY] = max(seen[Field.MUNICIPALITY], seen[Field.LAST_NAME])
    trust = 0.8 - 0.3 * max(said.values(), default=0.0)
    found = {}
    for meaning in said.keys() | seen.keys():
        belied = meaning in _CHECKED and cells.by_row and seen.get(meaning, 0.0) < 0.2
        found[meaning] = said.get(meaning, 0.0) * (0.5 if belied else 1.0) + trust * seen.get(meaning, 0.0)
    return found


def _find_more_wishes(headers: Sequence[str], columns: Sequence[_Cells], evidence: list[dict[Field, float]]) -> None:
    """Wishes show by their neighbours: one heading above several columns, shared topics, topics to tick."""
    unnamed = [not header_evidence(header) for header in headers]
    ticked = [
        i
        for i, cells in enumerate(columns)
        if unnamed[i] and headers[i] and cells.by_row and cells.share(_MARK.fullmatch) == 1
    ]
    for i in ticked if len(ticked) > 1 else ():
        evidence[i][Field.WISH] = 0.9
    for i in range(1, len(columns)):
        values, before = set(columns[i].texts), set(columns[i - 1].texts)
        shared = len(values & before) >= max(2, min(len(values), len(before)) / 2)
        names = evidence[i].get(Field.FIRST_NAME, 0.0) > 0.4
        if unnamed[i] and Field.WISH in header_evidence(headers[i - 1]) and not headers[i] and values:
            evidence[i][Field.WISH] = 0.9
        elif shared and not names and unnamed[i] and unnamed[i - 1]:
            evidence[i][Field.WISH] = evidence[i - 1][Field.WISH] = 0.7
