"""The choice lists themselves: code and Dutch label. Labels are data, so they are not translated."""

LIFE_DOMAINS = {
    # Names of the domains of the Zelfredzaamheid-Matrix 2017 (GGD Amsterdam), in its order;
    # only the names, no descriptions: those need the owner's permission.
    "finance": "Financiën",
    "work_education": "Werk & opleiding",
    "time_use": "Tijdsbesteding",
    "housing": "Huisvesting",
    "domestic_relations": "Huiselijke relaties",
    "mental_health": "Geestelijke gezondheid",
    "physical_health": "Lichamelijke gezondheid",
    "substance_use": "Middelengebruik",
    "basic_adl": "Basale ADL",
    "instrumental_adl": "Instrumentele ADL",
    "social_network": "Sociaal netwerk",
    "community_participation": "Maatschappelijke participatie",
    "justice": "Justitie",
}

VOCABULARIES: dict[str, dict[str, str]] = {
    "origin": {
        "mo_24h": "Maatschappelijke opvang (24-uurs)",
        "mo_night": "Nachtopvang",
        "crisis": "Crisisopvang",
        "beschermd_wonen": "Beschermd wonen",
        "clinic": "Kliniek (ggz of verslavingszorg)",
        "detention": "Detentie",
        "own_home_eviction": "Eigen woning (ontruimd)",
        "with_others": "Bij familie of vrienden",
        "street": "Buiten",
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
        "conditional_rental": "Huurwoning op naam van de zorgaanbieder (omklap mogelijk)",
        "supported_living": "Begeleid wonen",
        "housing_first": "Housing First",
        "beschermd_wonen": "Beschermd wonen",
        "with_family": "Bij familie, partner of vrienden",
        "mo": "Terug naar de maatschappelijke opvang",
        "clinic": "Kliniek of ziekenhuis",
        "wlz": "Wlz-instelling",
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
    "verdict": {
        "continue": "Doorgaan",
        "adjust": "Bijstellen",
        "embed": "Structureel inbedden",
        "scale_up": "Uitbreiden (5 naar 7)",
        "stop": "Stoppen of afbouwen",
        "extend": "Verlengen",
    },
}

# Which class of exit a destination counts as: Passend, Anders or Terugval.
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
}
