"""The Dutch choice lists that come with the product; `migrate` adds what is missing.

The sources of the lists are in docs/decisions/08-choice-lists-are-rows.md. What an installation
changed in a label is kept.
"""

from typing import Any

from django.db import connection
from simple_history.utils import bulk_create_with_history

from interwonen.accounts.models import User
from interwonen.pilots.meanings import MEANINGS
from interwonen.pilots.models import Question, Term
from interwonen.pilots.question_sets import NOT_OFFERED, QUESTION_SETS
from interwonen.pilots.vocabularies import VOCABULARIES


def load_reference_data(**_signal: Any) -> None:
    """Add terms and questions that are not there yet; changes nothing that is."""
    if Term._meta.db_table not in connection.introspection.table_names():
        return  # migrated back to before this app
    known = set(Term.objects.values_list("key", flat=True))
    terms = [term for term in _terms() if term.key not in known]
    asked = set(Question.objects.values_list("question_set", "version", "code"))
    questions = [q for q in _questions() if (q.question_set, q.version, q.code) not in asked]
    if terms or questions:
        system = User.system()
        bulk_create_with_history(terms, Term, default_user=system)
        bulk_create_with_history(questions, Question, default_user=system)


def _terms() -> list[Term]:
    return [
        Term(
            key=f"{vocabulary}.{code}",
            vocabulary=vocabulary,
            code=code,
            label=label,
            meaning=MEANINGS.get(f"{vocabulary}.{code}", ""),
            position=position,
        )
        for vocabulary, choices in VOCABULARIES.items()
        for position, (code, label) in enumerate(choices.items(), start=1)
    ]


def _questions() -> list[Question]:
    return [
        Question(
            question_set=question_set,
            version=version,
            code=code,
            label=label,
            position=position,
            offered=(question_set, code) not in NOT_OFFERED,
        )
        for (question_set, version), labels in QUESTION_SETS.items()
        for position, (code, label) in enumerate(labels.items(), start=1)
    ]
