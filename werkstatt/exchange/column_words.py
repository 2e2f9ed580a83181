"""The words by which the columns of a list are known: above them, and in their cells.

All of them folded: lower case, ä as ae, accents gone.
"""

import re
from enum import StrEnum


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


def _either(patterns: str) -> re.Pattern[str]:
    """One pattern out of several parted by white space."""
    return re.compile("|".join(patterns.split()))


def _meanings(table: str) -> tuple[tuple[Field, re.Pattern[str]], ...]:
    """Patterns by field, each written as "field: pattern pattern ..."."""
    parts = re.split(r"^ *(\w+): ", table, flags=re.MULTILINE)[1:]
    return tuple((Field(name), _either(patterns)) for name, patterns in zip(parts[::2], parts[1::2], strict=True))


# The first that fits counts most: "Name der Einrichtung" is an organisation, "Essenswunsch" a note.
HEADERS = _meanings(
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
HEADER_WORDS = re.findall(
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

BODIES = _either(
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
PLACES = _either(
    r"""
    heim\b bach\b burg\b berg\b stadt\b dorf\b hausen\b feld\b stein\b weiler\b ingen\b hagen\b rode\b kirchen\b
    bruecken?\b furt\b tal\b thal\b roth\b walde?\b au\b born\b scheid\b stetten\b hofen\b beuren\b ow\b itz\b
    in\b leben\b bruck\b muenster\b kirch\b see\b hafen\b wig\b haven\b rich\b rath\b moor\b ^bad\b ^sankt\b
    ^st\b ^berlin\b ^hamburg\b ^muenchen\b ^koeln\b ^bonn\b ^trier\b ^mainz\b ^kassel\b ^hannover\b ^bremen\b
    ^essen\b ^kiel\b ^jena\b ^erfurt\b ^halle\b ^gera\b ^ulm\b ^aachen\b ^dresden\b ^chemnitz\b ^rhaunen\b
    ^plauen\b ^minden\b ^muenster\b ^worms\b ^speyer\b ^hagen\b ^soest\b
    """
)
FUNCTIONS = _either(
    r"""
    leiter leitung referent vorsitz vorstand geschaeftsf buergermeister sachbearb dezernent inhaber koordinator
    manager assisten berater direktor sekretaer mitarbeiter beauftragt praesident landra(t|e) sprecher director
    officer chair
    """
)
