"""The versioned question sets that come with the product: code and Dutch label.

A new question is a new version or a row more; an answer keeps the version that it was given to.
"""

_LIFE_DOMAINS = {
    # Names of the domains of the Zelfredzaamheid-Matrix 2017 (GGD Amsterdam), in its order;
    # only the names, no descriptions: those need the owner's permission. Between brackets stands in
    # our words what a general term means.
    "finance": "Financiën",
    "work_education": "Werk & opleiding",
    "time_use": "Tijdsbesteding",
    "housing": "Huisvesting",
    "domestic_relations": "Huiselijke relaties",
    "mental_health": "Geestelijke gezondheid",
    "physical_health": "Lichamelijke gezondheid",
    "substance_use": "Middelengebruik",
    "basic_adl": "Basale ADL (eten, wassen, aankleden)",
    "instrumental_adl": "Instrumentele ADL (koken, boodschappen, schoonmaken)",
    "social_network": "Sociaal netwerk",
    "community_participation": "Maatschappelijke participatie",
    "justice": "Justitie",
}

# The target group in the letter to the council, one feature after the other.
_ELIGIBILITY = {
    "mental_health_issues": "Psychische problematiek",
    "isolated_network": "Geïsoleerd sociaal netwerk",
    "no_job_prospect": "Geen perspectief op de arbeidsmarkt",
    "lacks_housing_skills": "Mist woonvaardigheden",
    "rent_arrears": "Huurachterstand",
    "nuisance_history": "Eerder overlastgevend woongedrag",
    "not_rentable": "Kan niet bij een corporatie huren",
}

# A list of our own, free to use.
_HOUSING_SKILLS = {
    "rent_payment": "Huur en vaste lasten op tijd betalen",
    "administration": "Post en administratie bijhouden",
    "budgeting": "Rondkomen met geld",
    "cleaning": "Woning schoon en opgeruimd houden",
    "cooking": "Boodschappen doen en koken",
    "day_rhythm": "Dag- en nachtritme",
    "neighbour_contact": "Rekening houden met buren",
    "visitors": "Bezoek en sleutels beheren",
    "safety": "Veilig wonen (gas, stroom, brand)",
    "reporting_repairs": "Gebreken melden bij de verhuurder",
    "waste": "Afval en buitenruimte",
    "asking_help": "Op tijd hulp vragen",
}

# After the exit criteria of the Omslagroute (gemeente Amsterdam); the one on children is left out.
_EXIT_CRITERIA = {
    "daytime_activity": "Zinvolle dagbesteding",
    "socially_stable": "Functioneert sociaal stabiel",
    "mentally_stable": "Functioneert psychisch stabiel",
    "financially_stable": "Financieel stabiel",
}

# What neighbours are asked, a list of our own. A question is answered from the vocabulary
# "answer_survey_" plus its code; one without such a list, in one's own words.
_SURVEY = {
    "living": "Hoe woont u hier?",
    "nuisance": "Hoe vaak had u de laatste drie maanden overlast in de buurt?",
    "safety": "Voelt u zich veilig in uw buurt?",
    "trust": "Hebt u er vertrouwen in dat dit project hier goed gaat?",
    "whom_to_call": "Weet u wie u kunt bellen als er iets is?",
    "own_words": "Wat wilt u ons nog vertellen?",
}

# What an evaluation of a pilot asks, one theme after the other: a list of our own, after the letter to
# the council. Between brackets stands in plain words what a term means.
_EVALUATION_THEMES = {
    "target_group": "Bereiken we de doelgroep?",
    "moving_on": "Stromen mensen door naar een passende woning?",
    "skills": "Groeien woonvaardigheden en zelfredzaamheid?",
    "support": "Is de begeleiding voldoende en bereikbaar?",
    "residents": "Hoe ervaren bewoners het (in hun woorden)?",
    "neighbours": "Hoe ervaren omwonenden het?",
    "enquiries": "Zijn meldingen op tijd en goed opgelost?",
    "cooperation": "Werkt de samenwerking tussen gemeente, begeleiding en verhuurder?",
    "zoning": "Blijft het binnen het bestemmingsplan (1 persoon per woning)?",
    "costs": "Wat kost het per plek, vergeleken met de maatschappelijke opvang?",
    "after_the_end": "Wat gebeurt er met bewoners na de einddatum?",
    "embedding": "Wat is nodig voor structurele inbedding (geld, plek, contract)?",
    "lessons": "Wat leren we voor andere locaties?",
}

# What a location for people in a special position is commonly weighed by. The draft framework of
# Emmen that the letter names ("concept afwegingskader Huisvesting Bijzondere Doelgroepen") was not
# found: an officer replaces this list by the municipality's own.
_LOCATION_CRITERIA = {
    "planning_fit": "Past in het bestemmingsplan",
    "scale": "Kleinschalig",
    "spread": "Spreiding en draagkracht van de wijk",
    "facilities": "Voorzieningen en openbaar vervoer bereikbaar",
    "safety": "Veiligheid en toezicht",
    "building": "Geschiktheid van het gebouw",
    "support": "Draagvlak en communicatie",
    "guidance": "Begeleiding geborgd",
    "term": "Duur en einddatum",
    "costs": "Kosten en dekking",
}

# Question set and version: its questions in their order.
QUESTION_SETS: dict[tuple[str, str], dict[str, str]] = {
    ("life_domain", "zrm-2017"): _LIFE_DOMAINS,
    ("eligibility", "brief-2021"): _ELIGIBILITY,
    ("housing_skill", "interwonen-1"): _HOUSING_SKILLS,
    ("exit_criterion", "interwonen-1"): _EXIT_CRITERIA,
    ("survey", "interwonen-1"): _SURVEY,
    ("evaluation_theme", "interwonen-1"): _EVALUATION_THEMES,
    ("location_criterion", "interwonen-1"): _LOCATION_CRITERIA,
}

# Data on crime have rules of their own (AVG article 10): off unless a pilot decides.
NOT_OFFERED = {("life_domain", "justice")}
