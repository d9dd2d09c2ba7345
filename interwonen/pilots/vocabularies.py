"""The choice lists themselves: code and Dutch label. Labels are data, so they are not translated.

A term that not everyone knows has its meaning behind it, between brackets.
"""

VOCABULARIES: dict[str, dict[str, str]] = {
    "origin": {
        "mo_24h": "Maatschappelijke opvang (24-uurs)",
        "mo_night": "Nachtopvang",
        "crisis": "Crisisopvang",
        "beschermd_wonen": "Beschermd wonen (met toezicht en begeleiding)",
        "clinic": "Kliniek (ggz of verslavingszorg)",
        "detention": "Detentie",
        "own_home_eviction": "Eigen woning (ontruimd)",
        "with_others": "Bij familie of vrienden",
        "street": "Buiten",
        "other": "Anders",
    },
    "homeless_cause": {
        "rent_arrears": "Huurachterstand of schulden",
        "nuisance_eviction": "Huisuitzetting door overlast",
        "relationship_breakdown": "Relatiebreuk of conflict thuis",
        "leaving_care": "Vertrek uit instelling",
        "leaving_detention": "Einde detentie",
        "job_loss": "Verlies van werk of inkomen",
        "health": "Ziekte of psychische problemen",
        "domestic_violence": "Huiselijk geweld",
        "other": "Anders",
        "unknown": "Onbekend",
    },
    # ETHOS Light in the wording of CBS: where someone is when there is no home.
    "homeless_situation": {
        "public_space": "Leeft in de openbare ruimte",
        "emergency_shelter": "In de noodopvang",
        "temporary_shelter": "In een tijdelijke opvang voor dakloze mensen",
        "leaving_institution": "Stroomt uit een instelling uit, zonder huis",
        "unconventional": "Niet-conventionele woonplek (auto, kraakpand, vakantiewoning)",
        "staying_with_others": "Tijdelijk bij familie, vrienden of kennissen",
    },
    # What kept someone from renting: after the target group in the letter; a list of our own.
    "barrier": {
        "rent_arrears": "Huurachterstand",
        "debts": "Andere schulden",
        "nuisance_history": "Eerder overlastgevend woongedrag",
        "no_landlord_reference": "Geen verhuurdersverklaring (bewijs van goed huren)",
        "lacks_housing_skills": "Mist woonvaardigheden",
        "isolated_network": "Geïsoleerd sociaal netwerk",
        "no_job_prospect": "Geen perspectief op de arbeidsmarkt",
        "other": "Anders",
    },
    "barrier_status": {
        "open": "Speelt nog",
        "plan_made": "Plan gemaakt",
        "plan_running": "Plan loopt",
        "resolved": "Opgelost",
    },
    # The answers to a question set are in the vocabulary "answer_" plus the name of the set.
    "answer_eligibility": {"yes": "Ja", "no": "Nee", "unknown": "Onbekend"},
    "answer_housing_skill": {
        "independent": "Zelfstandig",
        "with_support": "Met hulp",
        "not_yet": "Lukt nog niet",
        "unknown": "Niet besproken",
    },
    "answer_exit_criterion": {"met": "Behaald", "not_met": "Nog niet behaald"},
    "answer_evaluation_theme": {
        "well": "Gaat goed",
        "attention": "Vraagt aandacht",
        "unknown": "Nog niet te zeggen",
    },
    # Of the survey among neighbours each question has a scale of its own, the best answer first.
    "answer_survey_living": {
        "very_pleasant": "Heel prettig",
        "pleasant": "Prettig",
        "less_pleasant": "Niet zo prettig",
        "unpleasant": "Helemaal niet prettig",
        "unsaid": "Weet ik niet / liever niet",
    },
    "answer_survey_nuisance": {
        "never": "Nooit",
        "seldom": "Een enkele keer",
        "often": "Vaak",
        "very_often": "Heel vaak",
        "unsaid": "Weet ik niet / liever niet",
    },
    "answer_survey_safety": {
        "always": "Altijd",
        "mostly": "Meestal",
        "sometimes": "Soms",
        "never": "Nooit",
        "unsaid": "Weet ik niet / liever niet",
    },
    "answer_survey_trust": {
        "much": "Veel",
        "some": "Best wel",
        "little": "Weinig",
        "none": "Geen",
        "unsaid": "Weet ik niet / liever niet",
    },
    "answer_survey_whom_to_call": {
        "yes": "Ja, zeker",
        "probably": "Ik denk het wel",
        "not_really": "Niet precies",
        "no": "Nee",
        "unsaid": "Weet ik niet / liever niet",
    },
    # Why a dwelling is empty on a day: a list of our own. The first four follow from the facts
    # (participants/selectors/vacancies_causes.py), the others are chosen by hand.
    "vacancy_cause": {
        "preparing": "Wordt klaargemaakt of hersteld",
        "between_residents": "Tussen twee bewoners (sleutels, schoonmaak, controle)",
        "reserved": "Klaar en toegezegd aan iemand",
        "no_candidate": "Klaar, nog geen kandidaat",
        "landlord": "Werk van de verhuurder",
        "other": "Anders",
    },
    # Why a request for a place did not become a referral: a list of our own.
    "turned_away": {
        "full": "Geen plek vrij",
        "outside_region": "Komt niet uit de regio",
        "outside_target_group": "Past niet bij de doelgroep",
        "more_care": "Heeft meer zorg nodig",
        "no_contact": "Geen contact meer",
        "other": "Anders",
    },
    "exit_reason": {
        "goals_met": "Doelen behaald",
        "term_ended": "Einde looptijd",
        "own_choice": "Op eigen verzoek",
        "more_support_needed": "Meer ondersteuning nodig",
        "rules_broken": "Afspraken niet nagekomen",
        "nuisance": "Overlast",
        "arrears": "Huurachterstand",
        "admission": "Opname",
        "detention": "Detentie",
        "deceased": "Overleden",
        "lost_contact": "Uit beeld",
        "other": "Anders",
    },
    "exit_destination": {
        "own_rental": "Zelfstandige huurwoning (eigen contract)",
        "conditional_rental": "Huurwoning op naam van de zorgaanbieder (later op eigen naam mogelijk)",
        "supported_living": "Begeleid wonen",
        "housing_first": "Housing First (eigen woning, hulp zolang die nodig is)",
        "beschermd_wonen": "Beschermd wonen (met toezicht en begeleiding)",
        "with_family": "Bij familie, partner of vrienden",
        "mo": "Terug naar de maatschappelijke opvang",
        "clinic": "Kliniek of ziekenhuis",
        "wlz": "Wlz-instelling (langdurige zorg)",
        "detention": "Detentie",
        "street": "Dakloos",
        "other_region": "Andere regio",
        "deceased": "Overleden",
        "unknown": "Onbekend",
    },
    "contact_type": {
        "home_visit": "Huisbezoek",
        "steunpunt": "Gesprek op het steunpunt",
        "phone": "Telefoon",
        "message": "Bericht",
        "with_third_party": "Samen met ander (bewindvoerder, huisarts, UWV)",
    },
    # What is asked in the three-monthly review of progress: lists of our own.
    "neighbour_contact": {
        "good": "Goed contact",
        "greeting": "Groeten elkaar, meer niet",
        "none": "Geen contact",
        "tense": "Er is spanning",
        "not_discussed": "Niet besproken",
    },
    "rent_on_time": {
        "yes": "Ja",
        "partly": "Deels",
        "no": "Nee",
        "not_discussed": "Niet besproken",
    },
    # What went wrong: a list of our own. It names what happened, never what someone has.
    "incident_kind": {
        "nuisance": "Overlast",
        "aggression": "Agressie of bedreiging",
        "damage": "Schade of vernieling",
        "fire_or_water": "Brand, water of gas",
        "substance_use": "Gebruik van alcohol of drugs",
        "worry": "Zorg over verwaarlozing of veiligheid",
        "rules_broken": "Afspraken of huisregels niet nagekomen",
        "other": "Anders",
    },
    # A list of our own.
    "incident_reported_to": {
        "team_lead": "Teamleider",
        "landlord": "Verhuurder",
        "municipality": "Gemeente",
        "police": "Politie of wijkagent",
        "emergency": "112 (politie, brandweer of ambulance)",
        "other": "Anders",
        "nobody": "Niemand",
    },
    # What someone walked in for at the support point: a list of our own.
    "walk_in_topic": {
        "talk": "Koffie of een praatje",
        "mail": "Post, formulieren of geld",
        "housing": "Woning of reparatie",
        "counsellor": "Vraag aan de begeleiding",
        "pilot": "Uitleg over de pilot",
        "nuisance": "Overlast of zorg in de buurt",
        "other": "Anders",
    },
    "channel": {
        "phone_hour": "Telefonisch spreekuur",
        "phone": "Telefoon",
        "steunpunt": "Steunpunt",
        "mail": "E-mail",
        "letter": "Brief",
        "form": "Webformulier",
        "meeting": "Bijeenkomst",
        "police": "Via politie of wijkagent",
        "landlord": "Via verhuurder",
    },
    "contact_kind": {
        "question": "Vraag",
        "report": "Melding (overlast of zorg)",
        "complaint": "Klacht",
        "compliment": "Compliment",
        "idea": "Idee",
        "objection": "Bezwaar (doorsturen)",
    },
    "report_category": {
        "noise": "Geluid",
        "waste": "Afval of rommel",
        "visitors": "Bezoek of loop",
        "parking": "Parkeren",
        "substance": "Drugs of alcohol op straat",
        "feeling_unsafe": "Onveilig gevoel",
        "threat": "Bedreiging of geweld (bel 112)",
        "damage": "Vernieling",
        "other": "Anders",
    },
    # On whose behalf someone sits on the sounding board (omwonendenoverleg): a list of our own.
    "board_role": {
        "neighbour": "Buur",
        "village_council": "Dorpsbelangen",
        "municipality": "Gemeente",
        "care_provider": "Leger des Heils",
        "landlord": "Verhuurder",
        "police": "Politie of wijkagent",
        "chair": "Voorzitter",
        "other": "Anders",
    },
    # What we found of a report, when it is closed.
    "validity": {
        "confirmed": "Bevestigd",
        "not_confirmed": "Niet bevestigd",
        "not_pilot": "Niet van de pilot",
        "unknown": "Onbekend",
    },
    "verdict": {
        "continue": "Doorgaan",
        "adjust": "Bijstellen",
        "embed": "Structureel inbedden (blijvend maken)",
        "scale_up": "Uitbreiden (5 naar 7)",
        "stop": "Stoppen of afbouwen",
        "extend": "Verlengen",
    },
}

# Which class of exit a destination counts as, in the report: suitable, homeless or neither.
_EXIT_CLASS = {
    "positive": ("own_rental", "conditional_rental", "supported_living", "housing_first"),
    "negative": ("mo", "detention", "street"),
    "neutral": (
        "beschermd_wonen",
        "with_family",
        "clinic",
        "wlz",
        "other_region",
        "deceased",
        "unknown",
    ),
}

MEANINGS = {
    f"exit_destination.{code}": meaning for meaning, codes in _EXIT_CLASS.items() for code in codes
} | {"barrier_status.resolved": "resolved", "answer_exit_criterion.met": "met"}

# What an answer of a neighbour counts as: the good half of its scale, the other half, or neither.
MEANINGS |= {
    f"{vocabulary}.{code}": "unsaid" if code == "unsaid" else "good" if place < 2 else "bad"
    for vocabulary, choices in VOCABULARIES.items()
    if vocabulary.startswith("answer_survey_")
    for place, code in enumerate(choices)
}
