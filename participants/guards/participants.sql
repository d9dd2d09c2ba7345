-- The facts of a day about a person; `participants/querysets/participants.py` gives them to lists.

-- The status (Participant.Status). A person who lives in the pilot is placed, or leaving once the
-- next home is certain; with a planned move the coming stay has the exit plan. Who has left since
-- the last referral, and is not to come back, is homeless again, gets aftercare, has left, or is
-- closed: a return to homelessness counts up to six months after the exit, and is an alarm for six
-- months. So is an exit to homelessness, from its own day on. All others are as far as the last
-- referral.
CREATE FUNCTION participants_status(participant bigint, day date) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  -- HOMELESS_DESTINATIONS in participants/models/exits.py: on the street, or in a shelter.
  homeless constant text[] := ARRAY['exit_destination.street', 'exit_destination.mo'];
  referral participants_referral;
  left_on date;
  aftercare date;
  homeless_on date;
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_placement
    WHERE participant_id = participant AND day BETWEEN starts_on AND ends_on)
  THEN
    RETURN CASE WHEN EXISTS (
      SELECT 1 FROM participants_placement placement
        JOIN participants_exit exits ON exits.placement_id = placement.id
      WHERE placement.participant_id = participant AND exits.exited_on = day
        AND exits.destination_id = ANY (homeless)
    ) THEN 'returned' WHEN EXISTS (
      SELECT 1 FROM participants_placement placement
        JOIN participants_exitplan plan ON plan.placement_id = placement.id
      WHERE placement.participant_id = participant AND placement.ends_on >= day
        AND plan.is_arranged AND plan.made_on <= day
    ) THEN 'leaving' ELSE 'placed' END;
  END IF;

  SELECT * INTO referral FROM participants_referral
    WHERE participant_id = participant AND referred_on <= day
    ORDER BY referred_on DESC, id DESC LIMIT 1;
  SELECT placement.ends_on, exits.aftercare_until, coalesce(came_back.returned_on,
      CASE WHEN exits.destination_id = ANY (homeless) THEN exits.exited_on END)
    INTO left_on, aftercare, homeless_on
    FROM participants_placement placement
      LEFT JOIN participants_exit exits ON exits.placement_id = placement.id
      LEFT JOIN participants_return came_back
        ON came_back.exit_id = exits.id AND came_back.returned_on <= day
    WHERE placement.participant_id = participant AND placement.ends_on < day
    ORDER BY placement.ends_on DESC LIMIT 1;
  IF left_on >= referral.referred_on AND NOT EXISTS (
    SELECT 1 FROM participants_placement WHERE participant_id = participant AND starts_on > day)
  THEN
    RETURN CASE WHEN homeless_on >= day - interval '6 months' THEN 'returned'
      WHEN aftercare >= day THEN 'aftercare'
      WHEN left_on >= day - interval '6 months' THEN 'left' ELSE 'closed' END;
  END IF;

  IF referral.decided_on <= day AND referral.decision <> 'pending' THEN
    RETURN CASE referral.decision WHEN 'accepted' THEN 'waiting' ELSE referral.decision END;
  END IF;
  RETURN CASE WHEN EXISTS (
    SELECT 1 FROM participants_checklist
    WHERE referral_id = referral.id AND filled_on <= day
  ) THEN 'assessment' ELSE 'referred' END;
END $$;

-- The day of the last session that was held up to a day; `day` is the column of a session.
CREATE FUNCTION participants_last_session(participant bigint, on_day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (SELECT max(day) FROM participants_supportsession
    WHERE participant_id = participant AND status = 'held' AND day <= on_day);
END $$;

-- The day of the first session that is planned from a day on.
CREATE FUNCTION participants_next_session(participant bigint, on_day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN (SELECT min(day) FROM participants_supportsession
    WHERE participant_id = participant AND status = 'planned' AND day >= on_day);
END $$;

-- What a form shows beside it of a person: the status, the stay of the day or else the next one, the
-- counsellor and the last session; and the limits and statements that the pages of the file tell.
CREATE FUNCTION participants_in_short(participant bigint, on_day date) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  stay record;
BEGIN
  SELECT dwelling.name AS dwelling, starts_on, ends_on INTO stay
    FROM participants_placement JOIN participants_dwelling dwelling ON dwelling.id = dwelling_id
    WHERE participant_id = participant AND ends_on >= on_day ORDER BY starts_on LIMIT 1;
  RETURN jsonb_build_object(
    'status', participants_status(participant, on_day),
    'dwelling', stay.dwelling, 'starts_on', stay.starts_on, 'ends_on', stay.ends_on,
    'counsellor', (
      SELECT counsellor.name FROM participants_assignment assignment
        JOIN accounts_user counsellor ON counsellor.id = assignment.counsellor_id
      WHERE assignment.participant_id = participant AND assignment.starts_on <= on_day
        AND (assignment.ends_on IS NULL OR assignment.ends_on >= on_day)),
    'last_session', participants_last_session(participant, on_day),
    'limits', ARRAY(SELECT kind FROM participants_filelimit
      WHERE participant_id = participant AND lifted_on IS NULL ORDER BY kind),
    'statements', ARRAY(SELECT jsonb_build_object('pk', id, 'stated_on', stated_on, 'text', text)
      FROM rights_residentstatement
      WHERE participant_id = participant AND withdrawn_because = '' ORDER BY stated_on, id));
END $$;

-- The first day of living in the pilot, before any moves, or of the last referral if that is later.
CREATE FUNCTION participants_here_since(participant bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN greatest(
    (SELECT max(referred_on) FROM participants_referral
      WHERE participant_id = participant AND referred_on <= day),
    (SELECT min(starts_on) FROM participants_placement placement
        LEFT JOIN participants_exit exits ON exits.placement_id = placement.id
      WHERE placement.participant_id = participant AND starts_on <= day
        AND (exits.id IS NULL OR ends_on >= day)));
END $$;
