"""Registrations as a list brings them: who is the same person, what belongs together, what contradicts itself."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from werkstatt.domain.person import Person, Presence, Role

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "ł": "l", "đ": "d", "ı": "i"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SALUTATIONS = _words("herr herrn hr frau fr mr mrs ms")
_TITLES = _words(
    "dr prof professor professorin dipl mag ing pd priv doz privatdozent privatdozentin med phil rer nat jur pol oec "
    "agr habil theol kfm kffr kauffrau kaufmann biol geogr soz paed hc mult ma ba mba msc bsc llm phd mdl mdb mdep"
)
_TITLES_WITHOUT_DOT = _words("dr prof professor professorin dipl mba phd mdl mdb mdep")
_OFFICES = _words(
    "pfr pfarrer pfarrerin pastor pastorin bgm buergermeister buergermeisterin ortsbuergermeister ortsbuergermeisterin "
    "oberbuergermeister oberbuergermeisterin landrat landraetin"
)
NAME_PARTICLES = _words("von van de der den zu zur zum vom ten ter la le di da del dos el al bin ben")
_FIRST_NAMES = _words(
    """
    abdul abdullah achim ada adam adelheid adnan agata agnes agnieszka ahmad ahmed aische aisha alba albert albrecht
    alex alexander alexandra alexej alfons alfred ali alice alicja alina almut alois amalia amelie amina amir amira
    ana anastasia andre andrea andreas andrej andriy andrzej angela angelika angelo anika anita anja anke ann anna
    annabell anne annegret anneliese annemarie annett annette annika ansgar anton antonella antonia antonio arda
    ariane armin arndt arne arno arnold arthur artur astrid aurelia axel ayla aylin ayman ayse aysel ayten barbara
    bartosz bastian beata beate beatrice beatrix bela ben benedikt benjamin bennet bernadette bernard bernd bernhard
    bert berta berthold bettina bianca bilal birger birgit birgitta birte bjoern bodo bogdan boris bosse bozena
    brigitta brigitte britta bruno burak burghard burkhard camille carina carl carla carlo carlos carmen carola
    carolin caroline carsten catharina cathrin celine cem cemil charlotte chiara chloe chris christa christel
    christian christiane christina christine christof christoph christopher claas clara claudia claus clemens conny
    constanze cordula corinna cornelia cornelius cristina dagmar damian dana daniel daniela danuta dariusz darja
    david deborah denise dennis derya detlef detlev diana diego dieter dietlind dietmar dietrich dilara dimitri dirk
    dmitri dominik dora doreen dorian doris dorota dorothea dorothee dragan dragana eberhard eckart eckhard edda
    edeltraud edgar edith eduard egon ehrenfried eike ekaterina ekkehard elena eleonore elfi elfriede elias elif
    elisa elisabeth elizabeth elke ella ellen elli elmar elsa elsbeth else elvira emanuel emil emilia emily emine
    emma emre engin enno enrico erhard eric erich erik erika erna ernst erwin esra esther eugen eugenia eva evelin
    evelyn ewa ewald fabian fabienne fadime falk farid fatih fatima fatma felix ferdinand fiete finja finn florian
    francesca francesco frank franz franziska frauke fred frederik frederike fredi frida frieda friedbert friedel
    friedemann friederike friedhelm friedrich fritz fynn gabi gabriel gabriela gabriele galina georg gerald gerd
    gerda gerhard gerlinde gernot gero gerold gert gertraud gertrud gesa gesine gina giovanni gisbert gisela gitta
    gitti giulia giuseppe goran gottfried greta grzegorz gudrun guelsen guenay guenter guenther guido gunda gunnar
    gunter gustav hakan halil halina hanna hannah hanne hannelore hannes hans hansi harald hartmut hartwig hasan
    hassan hatice hauke hedda hedwig heide heidemarie heidi heidrun heike heiko heiner heinrich heinz helena helene
    helga helge hella helmut helmuth hendrik henning henri henriette henrik henry herbert heribert herma hermann
    hermine herta hilde hildegard hinrich holger horst hubert hueseyin hugo husain ibrahim ida igor ilka ilona ilse
    imke ina ines inga inge ingeborg ingo ingolf ingrid inka insa ioana irena irene irina iris irma irmela irmgard
    irmtraud iryna isa isabel isabell isabella isabelle ismail iva ivan ivana ivo iwona jacek jacques jaime jakob
    jan jana janina janine jannes jannik jannis janusz jari jarne jascha jasmin javier jean jeanette jelena jennifer
    jenny jens jerzy jessica jewgeni jiri jo joachim joana joanna joao jochen joel joerg johan johann johanna
    johannes john jolanta jona jonas jonathan jonte joris jose josef josefine joseph joshua jovan juan judith
    juergen jule julia julian juliane juliette julius juri jurij justus jutta kai karin karina karl karla karola
    karolin karoline karsten kaspar katarina katarzyna kateryna katharina kathrin katja katrin kay kemal kerstin
    kevin khadija khaled kilian kim kirsten klara klaus knut konrad konstantin konstantinos konstanze kornelia
    kristian kristin kristina krzysztof kurt lara larissa lars lasse laura layla lea lena leni lennard lennart leo
    leon leonard leonhard leonie leonore levin leyla liane liesel lieselotte lili lilli lina linda linus lisa liv
    ljubica lothar lotte louis louisa luc luca lucas lucia lucie ludger ludmila ludmilla ludwig luigi luis luisa
    luise lukas lukasz lutz lydia lynn magda magdalena maher mahmoud maik maike maja malgorzata malin malte mandy
    manfred manuel manuela mara marc marcel marcin marco marcus mareike marek maren margareta margarete margarethe
    margit margot margret margrit maria mariam marian mariana marianne marie marina mario marion marisa marita
    marius marjan mark marko markus marlene marlies marlis marlon marta martha martin martina mary mateusz mathias
    mathilda mathilde mats matthias matti maurizio max maximilian maya mechthild mehmet meike melanie melek melina
    melissa mercedes merle meryem mia michael michaela michal michel michele miguel mike mila milan milos mina
    miriam mirjam mirko mohamad mohamed mohammad mohammed mona monika moritz muhammad murat mustafa mykola nadia
    nadine nadja nancy natalia natalie natalja natascha neele nele nicholas nick nico nicola nicolas nicole niels
    nikita niklas niko nikola nikolai nikolaus nils nina nino noah noemi noor nora norbert norman nour nuray nuri
    oezlem oksana olaf ole oleg oleksandr olena olga oliver olivia omar onno orhan ortrud oscar oskar osman oswald
    ottilia ottilie ottmar otto pablo pamela paola paolo pascal patricia patrick patrizia paul paula paulina pauline
    pavel pawel pedro peer peggy peter petra philip philipp philippe pia pierre pilar piotr rabea rachel rafael
    rahel raimund rainer ralf ralph ramona raphael raschid rebecca regina regine reiner reinhard reinhold renate
    rene ria ricarda ricardo richard richarda rita robert roberto robin roland rolande rolf roman romy ronald ronja
    ronny rosa rosalie rosemarie rosi roswita roswitha rouven ruben rudi rudolf ruediger rupert ruth ryszard sabina
    sabine sabrina said salma salvatore sam samantha samir samira samuel sandra sandro sandy sara sarah sascha
    saskia savas sebastian selin selina selma sergei serkan severin sevgi sibel sibylle siegbert siegfried sieglinde
    siegrid sigmar sigrid silas silja silke silvana silvia simon simone sina snezana soeren sofia sofie sofija sonja
    sophia sophie stanislaw stefan stefanie steffen steffi stella stephan stephanie susan susann susanna susanne
    svea sven svenja svetlana swantje sybille sylke sylvia tabea talea tamara tanja tarek tatjana teresa tessa
    tetiana thea theo theodor theresa therese theresia thilo thomas thora thorben thore thorsten tilda till tilman
    tim timo tina tjark tobias tom tomas tomasz tomke toni torben torsten traudel traute tuelay udo ulf ulla ulli
    ulrich ulrike umut ursel ursula urszula uschi uta ute uwe vaclav valentin valentina valeri valerie vanessa
    vasile veit vera verena veronika victor victoria viktor viktoria vincent vinzenz viola vitali vivien vladimir
    volker volkmar volodymyr walburga waldemar walter walther waltraud wanda wendelin wenke wenzel werner wiebke
    wilfried wilhelm willi willy wilma winfried wladimir wojciech wolf wolfgang wolfhard wolfram xaver yara yasemin
    yasin yildiz youssef yuliia yusuf yvette yvonne zbigniew zeynep zoe zofia zoran
    """
)
_TITLE_WITHOUT_SPACE = re.compile(r"\b(Dr|Prof|Dipl)\.(?=\w)")
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
_COMPARED = ("presence", "role", "organisation", "municipality", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One line of a list. `line` is the row in the source, from 1; `number` the one the list itself gives.

    A presence of None is an open question: the list contradicts itself, or says it in words nobody taught us. What
    fits nowhere else is kept in `note`.
    """

    line: int
    number: int | None = None
    title: str = ""
    last_name: str = ""
    first_name: str = ""
    organisation: str = ""
    municipality: str = ""
    email: str = ""
    phone: str = ""
    presence: Presence | None = Presence.REGISTERED
    role: Role | None = None
    wishes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One person's lines that differ in `field`, a field of Registration; `values[i]` stands in `lines[i]`."""

    person_line: int
    field: str
    lines: tuple[int, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """The people of a list. Each carries the line that names it first; `doubles` are the lines that belong together."""

    people: tuple[Registration, ...]
    doubles: tuple[tuple[int, ...], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


class Named(Protocol):
    """What registrations and persons have in common: enough to recognise someone."""

    @property
    def last_name(self) -> str: ...  # noqa: D102
    @property
    def first_name(self) -> str: ...  # noqa: D102
    @property
    def organisation(self) -> str: ...  # noqa: D102
    @property
    def email(self) -> str: ...  # noqa: D102


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """`text` for comparing: case, accents and double spaces folded, umlauts spelled out (ä as ae, but é as e)."""
    if text.isascii():
        return " ".join(text.casefold().split())
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_SPELLED_OUT)
    plain = (letter for letter in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(letter))
    return " ".join("".join(plain).split())


def compact(text: str) -> str:
    """The folded letters and digits of `text` alone, so that hyphens and spaces do not part what is the same."""
    return "".join(letter for letter in folded(text) if letter.isalnum())


@lru_cache(maxsize=20_000)
def split_title(name: str) -> tuple[str, str]:
    """The titles around a `name`, and the name: "Herr Prof. Dr. Roth" → ("Prof. Dr.", "Roth"), "Roth, M.A." alike.

    Salutations are dropped, for they are no part of a name. Offices (Pfarrer, Landrat) count only before a name.
    """
    words = _TITLE_WITHOUT_SPACE.sub(r"\1. ", name.replace("h. c.", "h.c.")).split()
    leading: list[str] = []
    while words and (_is_title(words[0]) or (len(words) > 1 and compact(words[0]) in _SALUTATIONS | _OFFICES)):
        leading.append(words.pop(0))
    trailing: list[str] = []
    while len(words) > 1 and _is_title(words[-1]):
        trailing.insert(0, words.pop())
    titles = [word.rstrip(",") for word in leading + trailing if compact(word) not in _SALUTATIONS]
    return " ".join(titles), " ".join(words).strip(" ,")


def _is_title(word: str) -> bool:
    """A word that is nothing but titles: "Dr.", "Dipl.-Ing.", "M.Sc.", but not the initial "M." or the name "Ma"."""
    if compact(word) not in _TITLES:
        parts = re.findall(r"\w+", folded(word))
        return len(parts) > 1 and all(part in _TITLES for part in parts)
    return "." in word or compact(word) in _TITLES_WITHOUT_DOT


def is_first_name(word: str) -> bool:
    """A first name that is common in Germany, or one made of two."""
    return any(part in _FIRST_NAMES for part in re.findall(r"\w+", folded(word)))


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


def same_person(a: Named, b: Named) -> bool:
    """Are both one person, as far as a list can tell?

    The same name is the same person, unless both organisation and e-mail clearly differ; a bare surname needs one of
    them to agree. The same e-mail alone is not enough (offices register their staff), but it forgives spelling:
    initials, Muller for Müller, exchanged columns.
    """
    name, other_name = _name_key(a), _name_key(b)
    same_email = bool(folded(a.email)) and folded(a.email) == folded(b.email)
    if name != other_name:
        return same_email and any(name) and any(other_name) and _alike(a, b)
    if same_email:
        return True
    if not all(name):
        return any(name) and bool(compact(a.organisation)) and compact(a.organisation) == compact(b.organisation)
    emails_differ = bool(a.email and b.email)
    return not (emails_differ and _clearly_differ(a.organisation, b.organisation))


def _name_key(someone: Named) -> tuple[str, str]:
    last, first = split_title(someone.last_name)[1], split_title(someone.first_name)[1]
    return compact(last) or last, compact(first) or first


def _clearly_differ(one: str, other: str) -> bool:
    """Both say something, and neither is the other with more words."""
    a, b = compact(one), compact(other)
    return bool(a and b) and a not in b and b not in a


def _alike(a: Named, b: Named) -> bool:
    """Are the names spelled only a little differently? To be asked when the e-mail is the same."""
    if sorted(_name_key(a)) == sorted(_name_key(b)):
        return True
    if _loose(a.last_name) != _loose(b.last_name):
        return False
    one, other = (re.findall(r"\w+", _loose(someone.first_name)) for someone in (a, b))
    return all(x == y or (1 in {len(x), len(y)} and x[0] == y[0]) for x, y in zip(one, other, strict=False))


def _loose(name: str) -> str:
    """Umlauts as some keyboards write them: Jörg, Joerg and Jorg alike."""
    plain = folded(split_title(name)[1])
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _traits(someone: Named) -> list[object]:
    """What two records of one person share at least one of, so that hardly any others need comparing."""
    name, email = _name_key(someone), folded(someone.email)
    if not any(name):
        return []
    bare = [(name, compact(someone.organisation))] if someone.organisation else []
    traits: list[object] = [name] if all(name) else list(bare)
    return traits + ([(email, tuple(sorted(name))), (email, _loose(someone.last_name))] if email else [])


def merged(registrations: Sequence[Registration], apart: Collection[int] = ()) -> Merge:
    """Every person once. Lines in `apart` were declared people of their own and are joined with nobody.

    Where lines of one person contradict each other, the person keeps what the first line says (for the presence:
    nothing at all) until somebody has decided.
    """
    groups: list[list[Registration]] = []
    by_trait: dict[object, set[int]] = defaultdict(set)
    for registration in registrations:
        traits = [] if registration.line in apart else _traits(registration)
        near = sorted(set().union(*(by_trait[trait] for trait in traits)))
        index = next((i for i in near if any(same_person(registration, one) for one in groups[i])), len(groups))
        if index == len(groups):
            groups.append([])
        groups[index].append(registration)
        for trait in traits:
            by_trait[trait].add(index)
    return Merge(
        people=tuple(_joined(group) for group in groups),
        doubles=tuple(tuple(one.line for one in group) for group in groups if len(group) > 1),
        contradictions=tuple(found for group in groups for found in _contradictions(group)),
    )


def _contradictions(group: Sequence[Registration]) -> list[Contradiction]:
    found = []
    for name in _COMPARED:
        said = [(one.line, str(getattr(one, name))) for one in group if getattr(one, name)]
        kept = _fullest(name, [value for _, value in said])
        if any(_contradict(name, kept, value) for _, value in said):
            lines, values = zip(*said, strict=True)
            found.append(Contradiction(group[0].line, name, lines, values))
    return found


def _contradict(name: str, one: str, other: str) -> bool:
    return folded(one) != folded(other) if name == "email" else _clearly_differ(one, other)


def _fullest(name: str, texts: Sequence[str]) -> str:
    """The longest of those that agree with the first."""
    return max((text for text in texts if not _contradict(name, texts[0], text)), key=len, default="")


def _joined(group: Sequence[Registration]) -> Registration:
    """One registration out of several: what one leaves open another may say; of texts that agree the longest wins."""
    first = group[0]
    if len(group) == 1:
        return first
    said: dict[str, Any] = {}
    for name in ("title", "last_name", "first_name", "organisation", "municipality", "email"):
        said[name] = _fullest(name, [getattr(one, name) for one in group if getattr(one, name)])
    for name in ("number", "role"):
        said[name] = next((getattr(one, name) for one in group if getattr(one, name) is not None), None)
    presences = {one.presence for one in group if one.presence}
    said["presence"] = presences.pop() if len(presences) == 1 else None
    said["phone"] = ", ".join(_distinct(one.phone for one in group))
    said["note"] = "; ".join(_distinct(one.note for one in group))
    said["wishes"] = tuple(_distinct(wish for one in group for wish in one.wishes))
    return replace(first, **said)


def _distinct(texts: Iterable[str]) -> list[str]:
    """The texts in their order without empty ones and without those that say the same again."""
    first_said: dict[str, str] = {}
    for text in texts:
        first_said.setdefault(compact(text) or text, text)
    return [text for text in first_said.values() if text]


def decided(merge: Merge, contradiction: Contradiction, value: str) -> Merge:
    """The merge after a person has decided that `value` is right where `contradiction` was."""
    meant: Any = value
    if contradiction.field == "presence":
        meant = Presence(value)
    elif contradiction.field == "role":
        meant = Role(value)
    people = tuple(
        replace(one, **{contradiction.field: meant}) if one.line == contradiction.person_line else one
        for one in merge.people
    )
    return replace(
        merge, people=people, contradictions=tuple(open_ for open_ in merge.contradictions if open_ != contradiction)
    )


def matches(registrations: Sequence[Registration], persons: Sequence[Person]) -> dict[int, tuple[Person, ...]]:
    """For each line whose person may be known already: the persons it may be, in their order."""
    by_trait: dict[object, list[Person]] = defaultdict(list)
    for person in persons:
        for trait in _traits(person):
            by_trait[trait].append(person)
    found = {}
    for registration in registrations:
        near = {person.id: person for trait in _traits(registration) for person in by_trait.get(trait, ())}
        same = tuple(person for person in near.values() if same_person(registration, person))
        if same:
            found[registration.line] = same
    return found
