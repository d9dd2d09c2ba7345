"""What must always hold, written from the design and not from the code that guards it.

Each query gives the rows that break an invariant, a day at a time and without cleverness.
"""

from django.db import connection

# One row for each stay and each of its days.
_DAYS = """
  WITH lived AS (
    SELECT stay.id, stay.participant_id, stay.dwelling_id, dwelling.pilot_id, day::date AS day
    FROM participants_placement stay
    JOIN participants_dwelling dwelling ON dwelling.id = stay.dwelling_id
    CROSS JOIN LATERAL generate_series(stay.starts_on, stay.ends_on, interval '1 day') day
  )
"""

PLACEMENTS = {
    "two people in one dwelling on a day": f"""{_DAYS}
      SELECT dwelling_id, day FROM lived GROUP BY dwelling_id, day HAVING count(*) > 1""",
    "one person in two dwellings on a day": f"""{_DAYS}
      SELECT participant_id, day FROM lived GROUP BY participant_id, day HAVING count(*) > 1""",
    "more residents than places on a day": f"""{_DAYS}
      SELECT pilot.id, lived.day, count(*)
      FROM lived JOIN pilots_pilot pilot ON pilot.id = lived.pilot_id
      GROUP BY pilot.id, lived.day
      HAVING count(*) > COALESCE(
        (SELECT capacity FROM pilots_capacitystep step
          WHERE step.pilot_id = pilot.id AND step.effective_from <= lived.day
          ORDER BY effective_from DESC LIMIT 1),
        pilot.base_capacity)""",
    "a day outside the dwelling's availability": f"""{_DAYS}
      SELECT lived.id, lived.day FROM lived WHERE NOT EXISTS (
        SELECT 1 FROM participants_availability let
        WHERE let.dwelling_id = lived.dwelling_id AND let.starts_on <= lived.day
          AND (let.ends_on IS NULL OR let.ends_on >= lived.day))""",
    "a stay outside the pilot, or of someone of another pilot": """
      SELECT stay.id FROM participants_placement stay
      JOIN participants_dwelling dwelling ON dwelling.id = stay.dwelling_id
      JOIN participants_participant participant ON participant.id = stay.participant_id
      JOIN pilots_pilot pilot ON pilot.id = dwelling.pilot_id
      WHERE stay.starts_on < pilot.starts_on OR stay.ends_on > pilot.ends_on
        OR participant.pilot_id <> pilot.id OR stay.ends_on < stay.starts_on""",
    "two dwellings at one address": """
      SELECT one.id FROM participants_dwelling one JOIN participants_dwelling other
        ON other.id <> one.id AND other.postcode = one.postcode
        AND other.house_number = one.house_number
        AND upper(translate(other.house_number_suffix, '-', ''))
          = upper(translate(one.house_number_suffix, '-', ''))""",
    "a household of more or less than one": """
      SELECT id FROM participants_placement WHERE household_size <> 1
      UNION ALL SELECT id FROM participants_referral WHERE household_size <> 1""",
    "a stay without a referral accepted by its first day": """
      SELECT stay.id FROM participants_placement stay WHERE NOT EXISTS (
        SELECT 1 FROM participants_referral referral
        WHERE referral.participant_id = stay.participant_id
          AND referral.decision = 'accepted' AND referral.decided_on <= stay.starts_on)""",
    "a stay after an exit without being referred and accepted anew": """
      SELECT stay.id FROM participants_placement stay
      JOIN participants_placement before ON before.participant_id = stay.participant_id
        AND before.starts_on < stay.starts_on
      JOIN participants_exit exits ON exits.placement_id = before.id
      WHERE NOT EXISTS (
        SELECT 1 FROM participants_referral anew
        WHERE anew.participant_id = stay.participant_id AND anew.decision = 'accepted'
          AND anew.referred_on > exits.exited_on AND anew.decided_on <= stay.starts_on)""",
}

CAPACITY = {
    "a capacity outside its bounds or the pilot": """
      SELECT step.id FROM pilots_capacitystep step JOIN pilots_pilot pilot ON pilot.id = pilot_id
      WHERE step.capacity < base_capacity OR step.capacity > maximum_capacity
        OR step.effective_from < pilot.starts_on OR step.effective_from > pilot.ends_on""",
    "a capacity decision that does not say why": """
      SELECT id FROM pilots_capacitystep WHERE btrim(reason) = '' OR btrim(reference) = ''""",
    "a pilot that ends before it starts, or with bounds out of order": """
      SELECT id FROM pilots_pilot
      WHERE ends_on < starts_on OR base_capacity < 1 OR maximum_capacity < base_capacity""",
}

PERIODS = {
    "an availability that ends before it starts, or a day let twice": """
      SELECT one.id FROM participants_availability one WHERE one.ends_on < one.starts_on
        OR EXISTS (
          SELECT 1 FROM participants_availability other
          WHERE other.dwelling_id = one.dwelling_id AND other.id <> one.id
            AND other.starts_on <= COALESCE(one.ends_on, 'infinity')
            AND one.starts_on <= COALESCE(other.ends_on, 'infinity'))""",
    "an assignment that ends before it starts": """
      SELECT id FROM participants_assignment WHERE ends_on < starts_on""",
}

DECISIONS = {
    "a decision without date, person or reason, or the reverse": """
      SELECT id FROM participants_referral
      WHERE (decision = 'pending' AND (decided_on IS NOT NULL OR decided_by_id IS NOT NULL))
        OR (decision <> 'pending'
          AND (decided_on IS NULL OR decided_by_id IS NULL OR decision_reason = ''))
        OR decided_on < referred_on
        OR decision NOT IN ('pending', 'accepted', 'rejected', 'withdrawn')""",
    "two undecided referrals of one person": """
      SELECT participant_id FROM participants_referral WHERE decision = 'pending'
      GROUP BY participant_id HAVING count(*) > 1""",
    "accepted without being informed, or without a complete intake": """
      SELECT referral.id FROM participants_referral referral
      LEFT JOIN participants_checklist sheet ON sheet.referral_id = referral.id
      WHERE referral.decision = 'accepted' AND (
        referral.informed_on IS NULL OR referral.informed_on > referral.decided_on
        OR sheet.id IS NULL OR EXISTS (
          SELECT 1 FROM pilots_question question
          WHERE question.question_set = sheet.question_set AND question.version = sheet.version
            AND question.offered AND question.id NOT IN (
              SELECT question_id FROM participants_answer WHERE checklist_id = sheet.id)))""",
    "an intake about someone else": """
      SELECT sheet.id FROM participants_checklist sheet
      JOIN participants_referral referral ON referral.id = sheet.referral_id
      WHERE referral.participant_id <> sheet.participant_id""",
    "an answer that does not fit its question": """
      SELECT answer.id FROM participants_answer answer
      JOIN participants_checklist sheet ON sheet.id = answer.checklist_id
      JOIN pilots_question question ON question.id = answer.question_id
      WHERE question.question_set <> sheet.question_set OR question.version <> sheet.version
        OR split_part(answer.value_id, '.', 1) <> 'answer_' || sheet.question_set""",
}

LEAVING = {
    "an exit on another day than the last of the stay": """
      SELECT exits.id FROM participants_exit exits
      JOIN participants_placement stay ON stay.id = exits.placement_id
      WHERE exits.exited_on <> stay.ends_on""",
    "an exit without reason or destination, or with aftercare that ends before it": """
      SELECT id FROM participants_exit
      WHERE split_part(reason_id, '.', 1) <> 'exit_reason'
        OR split_part(destination_id, '.', 1) <> 'exit_destination'
        OR aftercare_until < exited_on""",
    "a return before leaving or after six months": """
      SELECT back.id FROM participants_return back
      JOIN participants_exit exits ON exits.id = back.exit_id
      WHERE back.returned_on <= exits.exited_on
        OR back.returned_on > exits.exited_on + interval '6 months'""",
    "keys given outside the stay, or returned before it": """
      SELECT keys.id FROM participants_handover keys
      JOIN participants_placement stay ON stay.id = keys.placement_id
      WHERE keys.handed_on < stay.starts_on
        OR (keys.phase = 'start' AND keys.handed_on > stay.ends_on)""",
    "keys given of a dwelling that was never found ready": """
      SELECT given.id FROM participants_handover given
      JOIN participants_placement stay ON stay.id = given.placement_id
      WHERE given.phase = 'start' AND NOT EXISTS (
        SELECT 1 FROM participants_inspection look
        WHERE look.dwelling_id = stay.dwelling_id AND look.is_ready
          AND look.inspected_on <= given.handed_on)""",
    "keys that came back and were never given": """
      SELECT id FROM participants_handover back WHERE back.phase = 'end' AND NOT EXISTS (
        SELECT 1 FROM participants_handover given
        WHERE given.placement_id = back.placement_id AND given.phase = 'start'
          AND given.handed_on <= back.handed_on)""",
}

# Support begins with a referral. It ends with the decision against it, or with the exit and the
# aftercare that follow it, unless a new stay begins after that exit.
SESSIONS = {
    "a session before the referral or after the end of support": """
      SELECT session.id FROM participants_supportsession session
      WHERE session.status IN ('held', 'no_show') AND NOT EXISTS (
        SELECT 1 FROM participants_referral referral
        WHERE referral.participant_id = session.participant_id
          AND referral.referred_on <= session.day
          AND CASE
            WHEN referral.decision IN ('rejected', 'withdrawn')
              THEN session.day <= referral.decided_on
            ELSE NOT EXISTS (
              SELECT 1 FROM participants_exit exits
              JOIN participants_placement stay ON stay.id = exits.placement_id
              WHERE stay.participant_id = session.participant_id
                AND exits.exited_on >= referral.referred_on
                AND session.day > COALESCE(exits.aftercare_until, exits.exited_on)
                AND NOT EXISTS (
                  SELECT 1 FROM participants_placement later
                  WHERE later.participant_id = session.participant_id
                    AND later.starts_on > exits.exited_on))
            END)""",
    "a held session without a length": """
      SELECT id FROM participants_supportsession
      WHERE status = 'held' AND (duration_minutes IS NULL OR contact_type_id IS NULL)""",
}

# What the actions hold alone, because it depends on today: raw SQL may break it.
ACTED = {
    "other places at the start than the first time it was said": """
      SELECT pilot.id FROM pilots_pilot pilot WHERE base_capacity <> (
        SELECT past.base_capacity FROM pilots_historicalpilot past
        WHERE past.id = pilot.id ORDER BY past.history_id LIMIT 1)"""
}

INVARIANTS = {**PLACEMENTS, **CAPACITY, **PERIODS, **DECISIONS, **LEAVING, **SESSIONS}


def broken(*, by_sql: bool = False) -> list[str]:
    """The invariants that do not hold now, each with some rows that break it.

    After raw SQL (`by_sql`) those of the database alone.
    """
    invariants = INVARIANTS if by_sql else {**INVARIANTS, **ACTED}
    query = " UNION ALL ".join(
        f"(SELECT %s AS name, to_jsonb(fault)::text FROM ({query}) fault LIMIT 3)"
        for query in invariants.values()
    )
    with connection.cursor() as cursor:
        cursor.execute(query, list(invariants))
        return [f"{name}: {row}" for name, row in cursor.fetchall()]


def places_at_the_start(*, with_a_stay: bool = False) -> set[tuple[int, int]]:
    """Each pilot with its places at the start; if asked, only pilots in which someone has a stay."""
    query = "SELECT pilot.id, pilot.base_capacity FROM pilots_pilot pilot"
    if with_a_stay:
        query += """ WHERE EXISTS (
          SELECT 1 FROM participants_placement stay
          JOIN participants_dwelling dwelling ON dwelling.id = stay.dwelling_id
          WHERE dwelling.pilot_id = pilot.id)"""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return set(cursor.fetchall())
