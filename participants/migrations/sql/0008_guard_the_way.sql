-- Availability in periods, and what the database refuses about intake, keys, exits and sessions.

-- Every day of a stay lies in a period in which the landlord lets the dwelling.
CREATE FUNCTION participants_is_let(home bigint, first date, last date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    daterange(first, last, '[]') <@ (
      SELECT range_agg(daterange(starts_on, ends_on, '[]'))
      FROM participants_availability WHERE dwelling_id = home),
    false)
$$;

CREATE OR REPLACE FUNCTION participants_guard_placement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  home participants_dwelling;
  of_pilot pilots_pilot;
BEGIN
  SELECT * INTO home FROM participants_dwelling WHERE id = NEW.dwelling_id;
  PERFORM participants_queue(home.pilot_id);
  SELECT * INTO of_pilot FROM pilots_pilot WHERE id = home.pilot_id;

  IF home.pilot_id <> (SELECT pilot_id FROM participants_participant WHERE id = NEW.participant_id)
  THEN
    PERFORM participants_refuse('participants_placement_within_one_pilot');
  END IF;
  IF NEW.starts_on < of_pilot.starts_on OR NEW.ends_on > of_pilot.ends_on THEN
    PERFORM participants_refuse('participants_placement_within_period');
  END IF;
  IF NOT participants_is_let(home.id, NEW.starts_on, NEW.ends_on) THEN
    PERFORM participants_refuse('participants_placement_within_availability');
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM participants_referral
    WHERE participant_id = NEW.participant_id
      AND decision = 'accepted' AND decided_on <= NEW.starts_on
  ) THEN
    PERFORM participants_refuse('participants_placement_after_acceptance');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_exit
    WHERE placement_id = NEW.id AND exited_on <> NEW.ends_on
  ) THEN
    PERFORM participants_refuse('participants_exit_ends_the_stay');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_handover
    WHERE placement_id = NEW.id AND moment = 'start'
      AND handed_on NOT BETWEEN NEW.starts_on AND NEW.ends_on
  ) THEN
    PERFORM participants_refuse('participants_handover_during_stay');
  END IF;
  PERFORM participants_refuse_overfull(home.pilot_id, 'participants_placement_within_capacity');
  RETURN NULL;
END $$;

CREATE FUNCTION participants_guard_availability() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id) FROM participants_dwelling WHERE id = OLD.dwelling_id;
  IF EXISTS (
    SELECT 1 FROM participants_placement
    WHERE dwelling_id = OLD.dwelling_id
      AND NOT participants_is_let(dwelling_id, starts_on, ends_on)
  ) THEN
    PERFORM participants_refuse('participants_availability_covers_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_stays AFTER UPDATE OR DELETE ON participants_availability
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_availability();

-- Whoever is accepted was told about the use of data, and every criterion was looked at.
CREATE FUNCTION participants_guard_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.informed_on IS NULL OR NEW.informed_on > NEW.decided_on THEN
    PERFORM participants_refuse('participants_referral_informed_before_acceptance');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM participants_checklist WHERE referral_id = NEW.id)
    OR EXISTS (
      SELECT 1
      FROM participants_checklist sheet JOIN pilots_question question
        ON question.question_set = sheet.question_set AND question.version = sheet.version
      WHERE sheet.referral_id = NEW.id AND question.offered AND NOT EXISTS (
        SELECT 1 FROM participants_answer
        WHERE checklist_id = sheet.id AND question_id = question.id)
    )
  THEN
    PERFORM participants_refuse('participants_referral_intake_before_acceptance');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_acceptance
  AFTER INSERT ON participants_referral DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.decision = 'accepted')
  EXECUTE FUNCTION participants_guard_acceptance();
CREATE CONSTRAINT TRIGGER guard_new_acceptance
  AFTER UPDATE ON participants_referral DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.decision = 'accepted' AND (OLD.decision <> 'accepted'
    OR OLD.informed_on IS DISTINCT FROM NEW.informed_on
    OR OLD.decided_on IS DISTINCT FROM NEW.decided_on))
  EXECUTE FUNCTION participants_guard_acceptance();

-- An intake is about the person who was referred.
CREATE FUNCTION participants_guard_checklist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.referral_id IS NOT NULL AND NEW.participant_id <>
    (SELECT participant_id FROM participants_referral WHERE id = NEW.referral_id)
  THEN
    PERFORM participants_refuse('participants_checklist_of_the_person');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_checklist AFTER INSERT OR UPDATE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_checklist();

CREATE FUNCTION participants_guard_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1
    FROM participants_checklist sheet JOIN pilots_question question
      ON question.question_set = sheet.question_set AND question.version = sheet.version
    JOIN pilots_term term ON term.vocabulary = 'answer_' || sheet.question_set
    WHERE sheet.id = NEW.checklist_id AND question.id = NEW.question_id AND term.key = NEW.value_id
  ) THEN
    PERFORM participants_refuse('participants_answer_fits_its_question');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_answer AFTER INSERT OR UPDATE ON participants_answer
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_answer();

-- Keys are given during the stay; they come back on a day of it or later.
CREATE FUNCTION participants_guard_handover() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stay participants_placement;
BEGIN
  SELECT * INTO stay FROM participants_placement WHERE id = NEW.placement_id;
  IF NEW.handed_on < stay.starts_on OR (NEW.moment = 'start' AND NEW.handed_on > stay.ends_on) THEN
    PERFORM participants_refuse('participants_handover_during_stay');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_handover AFTER INSERT OR UPDATE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_handover();

-- A return counts as one in the six months after leaving.
CREATE FUNCTION participants_guard_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM participants_exit
    WHERE id = NEW.exit_id AND NEW.returned_on > exited_on
      AND NEW.returned_on <= exited_on + interval '6 months'
  ) THEN
    PERFORM participants_refuse('participants_return_within_six_months');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_return AFTER INSERT OR UPDATE ON participants_return
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_return();

-- Support runs from a referral up to a rejection, or up to the exit or the end of aftercare;
-- someone who came back after an exit is supported again. Python: participants/reckoning/support_period.py.
CREATE FUNCTION participants_is_supported(person bigint, day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  referral participants_referral;
  leaving participants_exit;
BEGIN
  SELECT * INTO referral FROM participants_referral
    WHERE participant_id = person AND referred_on <= day ORDER BY referred_on DESC, id DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF referral.decision IN ('rejected', 'withdrawn') THEN
    RETURN day <= referral.decided_on;
  END IF;
  SELECT gone.* INTO leaving
    FROM participants_exit gone JOIN participants_placement stay ON stay.id = gone.placement_id
    WHERE stay.participant_id = person AND gone.exited_on < day
      AND gone.exited_on >= referral.referred_on
    ORDER BY gone.exited_on DESC LIMIT 1;
  RETURN NOT FOUND
    OR day <= COALESCE(leaving.aftercare_until, leaving.exited_on)
    OR EXISTS (
      SELECT 1 FROM participants_placement
      WHERE participant_id = person AND starts_on > leaving.exited_on);
END $$;

CREATE FUNCTION participants_guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT participants_is_supported(NEW.participant_id, NEW.day) THEN
    PERFORM participants_refuse('participants_session_during_support');
  END IF;
  IF NEW.status IN ('held', 'no_show') AND NEW.day > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_session_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_session
  AFTER INSERT OR UPDATE OF day, participant_id, status ON participants_supportsession
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_session();

-- What was logged stays within the support when an exit is recorded or changed.
CREATE FUNCTION participants_guard_aftercare() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM participants_supportsession session JOIN participants_placement stay
      ON stay.participant_id = session.participant_id
    WHERE stay.id = NEW.placement_id AND session.status = 'held' AND session.day > NEW.exited_on
      AND NOT participants_is_supported(session.participant_id, session.day)
  ) THEN
    PERFORM participants_refuse('participants_exit_covers_sessions');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_aftercare AFTER INSERT OR UPDATE ON participants_exit
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_aftercare();

CREATE TRIGGER dwelling_is_fixed BEFORE UPDATE ON participants_availability
  FOR EACH ROW WHEN (OLD.dwelling_id <> NEW.dwelling_id)
  EXECUTE FUNCTION participants_refuse_another_pilot();

-- Names without accents, capitals and signs, so that a search finds Renée as renee.
CREATE FUNCTION participants_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')),
    '[^[:alnum:]]+', ' ', 'g')
$$;

-- The guard of the columns that availability had before it came in periods.
DROP FUNCTION participants_guard_dwelling();
