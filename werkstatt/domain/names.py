"""What of a name is a title, and which words are first names: as far as it can be known in Germany."""

import re
from functools import lru_cache

from werkstatt.domain.spelling import compact, folded


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
