"""What the heads of lists are made of, in the languages that books are printed in."""

import re
import unicodedata

from generator.slugs import slugify

# Who a column is about. The words of a line mean the same person; feminine forms stand with them.
PARTNERS = {
    "partner": "partner partners partnerin partnera partnername partnernaam partnernames",
    "spouse": "spouse spouses ehepartner ehepartnerin ehepartners gatte gattin echtgenoot "
    "echtgenote conyuge conjuge coniuge conjoint conjointe epoux epouse esposo esposa",
    "husband": "husband husbands ehemann ehemanns marido mari marito groom",
    "wife": "wife wifes ehefrau moglie mulher mujer bride",
    "fiance": "fiance fiancee fiances fiancees verlobter verlobte",
    "companion": "companion companions lebenspartner lebenspartnerin lebensgefahrte "
    "lebensgefahrtin begleitung begleitperson begleiter begleiterin pareja acompanante "
    "compagnon compagne partenaire accompagnant accompagnante accompagnateur accompagnatrice "
    "accompagnatore compagno compagna metgezel introducee parceiro parceira companheiro "
    "companheira acompanhante plusone",
}
SELVES = {
    "invitee": "invitee invitees eingeladene eingeladener",
    "attendee": "attendee attendees asistente",
    "participant": "participant participants participante participantes participante "
    "teilnehmer teilnehmerin teilnehmende teilnehmender partecipante deelnemer deelneemster",
    "client": "client clients cliente clientes clienti kunde kundin klient klientin klant "
    "patient patients patientin paciente paziente",
    "registrant": "registrant registrants anmelder inscrit inscrita",
    "member": "member members mitglied",
    "person": "person persons persona personne persoon pessoa",
    "couple": "couple couples paar coppia casal",
}
# Who a list is of, or who comes with them.
GUESTS = frozenset(
    "guest guests gast invite invitado invitada invitato invitata ospite genodigde convidado "
    "convidada".split()
)

# A half of a name by itself, and what is one only beside a word for a name: first, in "First Name".
FIRST = frozenset(
    "firstname fname forename forenames vorname vornamen rufname prenom prenoms voornaam "
    "roepnaam".split()
)
LAST = frozenset(
    "lastname lname surname surnames familyname nachname nachnamen familienname zuname cognome "
    "cognomi achternaam familienaam apellido apellidos sobrenome sobrenomes apelido "
    "apelidos".split()
)
FIRST_OF = frozenset("first given vor primer primeiro proprio".split())
LAST_OF = frozenset("last family famille nach ultimo".split())
SECOND_LAST = frozenset("segundo".split())
BETWEEN = frozenset("tussenvoegsel tussenvoegsels voorvoegsel".split())
NAME = frozenset("name names namen nom noms nome nomi nombre nombres naam nominativo".split())
FULL = frozenset("full fullname complete completo completa complet voller volledige".split())
BOTH = frozenset("and und y e et en".split())  # "Nome e cognome" is a whole name
# What a bare word for a name means beside one for the first: the last, in these languages.
LAST_BESIDE = {"vorname": "name", "rufname": "name", "prenom": "nom", "voornaam": "naam"}
FILLING = frozenset(
    "your yours my his her their the of legal de del della dell di du des da do der den van "
    "het la le el il lo l ihr ihre ihres dein deine deines votre tu su tuo suo uw jouw seu sua "
    "vollstandiger in ou or oder s r innen".split()
)
NUMBERS = {
    "1": "1", "a": "1", "i": "1", "one": "1", "1st": "1", "erster": "1", "erste": "1",
    "2": "2", "b": "2", "ii": "2", "two": "2", "2nd": "2", "second": "2", "zweiter": "2",
    "zweite": "2",
}  # fmt: skip
WITH = re.compile(
    r"(who|with-whom|whom)-.*(come|coming|attend|attending|bring|bringing|with|joining)\b.*"
    r"|(coming|attending|bringing)-with.*"
)
_PHRASES = re.compile(r"\b(plus-(one|1)|significant-other|better-half)\b")
DAYS = frozenset(
    "date dates day days datum tag fecha dia jour data giorno dag born birthday geburtstag".split()
)
DATE = frozenset(("date", "datum", "fecha", "data"))
# Words that no person is called by and many heads are.
OF_HEADS = DAYS | frozenset(
    "email mail phone telephone mobile telefon telefono telefone tel address adresse city ort "
    "timestamp time order id status type ticket group gruppe groupe gruppo grupo groep notes note "
    "company team row number no nr age language edition password table tisch quantity "
    "registered".split()
)


NO_NAMES = frozenset(
    "yes no true false anonymous anonym n/a na none ja nein oui non si sì sí".split()
)


def words_of(head: str) -> tuple[str, ...]:
    """Give the words of a head, without accents and capitals: FirstName is first, name."""
    head = unicodedata.normalize("NFC", head).replace("+1", "plus one")
    apart = re.sub(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])", " ", head)
    apart = re.sub(r"(?<=[^\W\d_])(?=\d+\b)", " ", apart)
    return tuple(_PHRASES.sub("companion", slugify(apart, len(head) + 50)).split("-"))
