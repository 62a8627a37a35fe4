"""Who the columns of a list are about: told by heads as programs and people write them."""

import pytest

from generator.reading.roster.people import AmbiguousError, find_people


@pytest.mark.parametrize(
    ("heads", "name", "partner"),
    [
        ("name,partner,date", "name", "partner"),
        ("Timestamp,Email Address,Name,Anything else?", "Name", ""),
        ("Email Address,First Name,Last Name,MEMBER_RATING", "First Name+Last Name", ""),
        ("FirstName,LastName,Partner", "FirstName+LastName", "Partner"),
        ("Last Name,First Name,Guest", "First Name+Last Name", "Guest"),
        (
            "first_name,last_name,partner_first,partner_last",
            "first_name+last_name",
            "partner_first+partner_last",
        ),
        (
            "First Name,Last Name,Spouse First Name,Spouse Last Name,Spouse Email",
            "First Name+Last Name",
            "Spouse First Name+Spouse Last Name",
        ),
        (
            "User Name,Invitee Name,Invitee First Name,Invitee Last Name,Event Name,Guest Email(s)",
            "Invitee Name",
            "",
        ),
        (
            "Order #,First Name,Last Name,Ticket Type,Who are you coming with?",
            "First Name+Last Name",
            "Who are you coming with?",
        ),
        ("Your name,Your partner's name", "Your name", "Your partner's name"),
        ("Your Name,Spouse/Partner Name,Partner Email", "Your Name", "Spouse/Partner Name"),
        ("Client,Client's partner", "Client", "Client's partner"),
        ("First Name,Last Name,Preferred Name", "First Name+Last Name", ""),
        ("Guest 1 Name,Guest 2 Name", "Guest 1 Name", "Guest 2 Name"),
        ("Invitee,Guest", "Invitee", "Guest"),
        ("Guest,Email", "Guest", ""),
        ("Guest name,+1", "Guest name", "+1"),
        ("client-1,client-2", "client-1", "client-2"),
        (
            "Partner A First Name,Partner A Last Name,Partner B First Name,Partner B Last Name",
            "Partner A First Name+Partner A Last Name",
            "Partner B First Name+Partner B Last Name",
        ),
        ("First Partner,Second Partner", "First Partner", "Second Partner"),
        ("Husband,Wife", "Husband", "Wife"),
        ("Couple,Date", "Couple", ""),
        ("Name;Vorname;Partner/in", "Vorname+Name", "Partner/in"),
        ("Vor- und Nachname;Begleitung", "Vor- und Nachname", "Begleitung"),
        ("Ihr Name;Name des Partners", "Ihr Name", "Name des Partners"),
        ("Nom;Prénom;Conjoint", "Prénom+Nom", "Conjoint"),
        (
            "Prénom;Nom de famille;Prénom du conjoint;Nom du conjoint",
            "Prénom+Nom de famille",
            "Prénom du conjoint+Nom du conjoint",
        ),
        ("Nome;Cognome;Coniuge", "Nome+Cognome", "Coniuge"),
        ("Nome e cognome;Nome del partner", "Nome e cognome", "Nome del partner"),
        ("Nombre;Primer apellido;Segundo apellido", "Nombre+Primer apellido+Segundo apellido", ""),
        ("Nombre y apellidos;Nombre de la pareja", "Nombre y apellidos", "Nombre de la pareja"),
        ("Nome;Sobrenome;Cônjuge", "Nome+Sobrenome", "Cônjuge"),
        (
            "Voornaam;Tussenvoegsel;Achternaam;Naam partner",
            "Voornaam+Tussenvoegsel+Achternaam",
            "Naam partner",
        ),
        ("Attendee report", "", ""),
        ("WORKSHOP GUESTS", "", ""),
        ("Company Name,Contact,Emergency contact name", "", ""),
    ],
)
def test_usual_heads_are_understood(heads, name, partner):
    heads = heads.split(";" if ";" in heads else ",")

    found = find_people(heads)

    assert "+".join(heads[at] for at in found.name) == name
    assert "+".join(heads[at] for at in found.partner) == partner


@pytest.mark.parametrize("heads", ["Client,Participant", "name,Name", "Name,Spouse,Wife"])
def test_heads_that_may_mean_the_same_are_told(heads):
    with pytest.raises(AmbiguousError):
        find_people(heads.split(","))


def test_a_column_without_names_in_it_is_nobody():
    heads = ["Name", "Your name", "Partner", "Spouse email"]
    rows = [["anonymous", "Alex", "yes", "a@example.org"], ["anonymous", "Kit", "no", ""]]

    found = find_people(heads, rows)

    assert (found.name, found.partner) == ((1,), (2,))


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([["Anna Müller", "Anna"], ["Kit Lowe", "Kit"]], (0,)),
        ([["Müller", "Anna"], ["Lowe", "Kit"]], (1, 0)),
        ([["Robert Pike", "Bob"]], (0,)),
    ],
)
def test_a_whole_name_is_told_from_a_half_by_what_stands_there(rows, name):
    assert find_people(["Name", "First Name"], rows).name == name


def test_answers_to_a_question_for_the_partner_are_the_partner():
    heads = ["Invitee Name", "Question 1", "Response 1"]

    assert find_people(heads, [["Alex", "Partner's name", "Sam"]]).partner == (2,)
    assert find_people(heads, [["Alex", "Any wishes?", "Tea"]]).partner == ()
