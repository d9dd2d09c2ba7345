-- Gaps that random SQL and concurrent connections found in the guards.

-- What a row is about stays so: moved to someone else it would pass the guards of its kind.
CREATE FUNCTION participants_refuse_another_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_refuse('participants_owner_is_fixed');
  RETURN NULL;
END $$;

CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_placement
  FOR EACH ROW WHEN (OLD.participant_id <> NEW.participant_id)
  EXECUTE FUNCTION participants_refuse_another_owner();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_referral
  FOR EACH ROW WHEN (OLD.participant_id <> NEW.participant_id)
  EXECUTE FUNCTION participants_refuse_another_owner();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_exit
  FOR EACH ROW WHEN (OLD.placement_id <> NEW.placement_id)
  EXECUTE FUNCTION participants_refuse_another_owner();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_return
  FOR EACH ROW WHEN (OLD.exit_id <> NEW.exit_id)
  EXECUTE FUNCTION participants_refuse_another_owner();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_handover
  FOR EACH ROW WHEN (OLD.placement_id <> NEW.placement_id)
  EXECUTE FUNCTION participants_refuse_another_owner();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_checklist
  FOR EACH ROW WHEN (OLD.participant_id <> NEW.participant_id
    OR OLD.referral_id IS DISTINCT FROM NEW.referral_id
    OR OLD.question_set <> NEW.question_set)
  EXECUTE FUNCTION participants_refuse_another_owner();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_answer
  FOR EACH ROW WHEN (OLD.checklist_id <> NEW.checklist_id)
  EXECUTE FUNCTION participants_refuse_another_owner();

-- Another version of a question set takes other answers.
CREATE FUNCTION participants_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM participants_answer answer JOIN pilots_question question ON question.id = answer.question_id
    WHERE answer.checklist_id = NEW.id
      AND (question.question_set, question.version) <> (NEW.question_set, NEW.version)
  ) THEN
    PERFORM participants_refuse('participants_answer_fits_its_question');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_version AFTER UPDATE OF version ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_version();

-- Someone is supported by any of the referrals: a new one that is rejected takes nothing from the
-- aftercare of an earlier one. Python: participants/reckoning/support_period.py.
CREATE OR REPLACE FUNCTION participants_is_supported(person bigint, day date) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  referral participants_referral;
  leaving participants_exit;
BEGIN
  FOR referral IN
    SELECT * FROM participants_referral WHERE participant_id = person AND referred_on <= day
  LOOP
    IF referral.decision IN ('rejected', 'withdrawn') THEN
      IF day <= referral.decided_on THEN
        RETURN true;
      END IF;
      CONTINUE;
    END IF;
    SELECT gone.* INTO leaving
      FROM participants_exit gone JOIN participants_placement stay ON stay.id = gone.placement_id
      WHERE stay.participant_id = person AND gone.exited_on < day
        AND gone.exited_on >= referral.referred_on
      ORDER BY gone.exited_on DESC LIMIT 1;
    IF NOT FOUND OR day <= COALESCE(leaving.aftercare_until, leaving.exited_on) OR EXISTS (
      SELECT 1 FROM participants_placement
      WHERE participant_id = person AND starts_on > leaving.exited_on)
    THEN
      RETURN true;
    END IF;
  END LOOP;
  RETURN false;
END $$;

CREATE FUNCTION participants_refuse_unsupported(person bigint, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_supportsession
    WHERE participant_id = person AND status IN ('held', 'no_show')
      AND NOT participants_is_supported(participant_id, day)
  ) THEN
    PERFORM participants_refuse(rule);
  END IF;
END $$;

-- A decision, or a stay that is called off, leaves no session behind outside the support.
CREATE FUNCTION participants_guard_support() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = OLD.participant_id;
  PERFORM participants_refuse_unsupported(
    OLD.participant_id, 'participants_support_covers_sessions');
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_support
  AFTER UPDATE OF decision, decided_on OR DELETE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_support();
CREATE CONSTRAINT TRIGGER guard_support
  AFTER UPDATE OF starts_on OR DELETE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_support();

-- An exit and a session at the same moment are judged one after the other.
CREATE OR REPLACE FUNCTION participants_guard_aftercare() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person bigint;
BEGIN
  SELECT participant_id INTO person FROM participants_placement WHERE id = NEW.placement_id;
  PERFORM participants_queue(pilot_id) FROM participants_participant WHERE id = person;
  PERFORM participants_refuse_unsupported(person, 'participants_exit_covers_sessions');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION participants_guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('held', 'no_show') AND NEW.day > CURRENT_DATE + 1 THEN
    PERFORM participants_refuse('participants_session_not_ahead');
  END IF;
  IF NEW.status = 'cancelled' THEN
    RETURN NULL;
  END IF;
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = NEW.participant_id;
  IF NOT participants_is_supported(NEW.participant_id, NEW.day) THEN
    PERFORM participants_refuse('participants_session_during_support');
  END IF;
  RETURN NULL;
END $$;

-- Keys and returns are held against rows that nobody changes meanwhile.
CREATE OR REPLACE FUNCTION participants_guard_handover() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stay participants_placement;
BEGIN
  SELECT * INTO stay FROM participants_placement WHERE id = NEW.placement_id FOR SHARE;
  IF NEW.handed_on < stay.starts_on OR (NEW.moment = 'start' AND NEW.handed_on > stay.ends_on) THEN
    PERFORM participants_refuse('participants_handover_during_stay');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION participants_guard_return() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  leaving participants_exit;
BEGIN
  SELECT * INTO leaving FROM participants_exit WHERE id = NEW.exit_id FOR SHARE;
  IF NEW.returned_on <= leaving.exited_on
    OR NEW.returned_on > leaving.exited_on + interval '6 months'
  THEN
    PERFORM participants_refuse('participants_return_within_six_months');
  END IF;
  RETURN NULL;
END $$;

-- And the other way round: a stay or an exit that changes keeps its keys and its return.
CREATE FUNCTION participants_guard_keys_of_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_handover
    WHERE placement_id = NEW.id AND handed_on < NEW.starts_on
  ) THEN
    PERFORM participants_refuse('participants_handover_during_stay');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_keys AFTER UPDATE OF starts_on ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_keys_of_stay();

CREATE FUNCTION participants_guard_return_of_exit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_return
    WHERE exit_id = NEW.id AND (returned_on <= NEW.exited_on
      OR returned_on > NEW.exited_on + interval '6 months')
  ) THEN
    PERFORM participants_refuse('participants_return_within_six_months');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_return AFTER UPDATE OF exited_on ON participants_exit
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_return_of_exit();

CREATE FUNCTION participants_guard_keys_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.moment = 'start' AND EXISTS (
    SELECT 1 FROM participants_handover back
    WHERE back.placement_id = OLD.placement_id AND back.moment = 'end' AND NOT EXISTS (
      SELECT 1 FROM participants_handover given
      WHERE given.placement_id = OLD.placement_id AND given.moment = 'start'
        AND given.handed_on <= back.handed_on)
  ) THEN
    PERFORM participants_refuse('participants_handover_given_before_back');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_keys_given AFTER DELETE ON participants_handover
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_keys_given();

-- A new stay queues before it enters the indexes: otherwise it would hold its place there and wait
-- for someone who, ahead in the queue, waits for that place.
CREATE FUNCTION participants_queue_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id) FROM participants_dwelling WHERE id = NEW.dwelling_id;
  RETURN NEW;
END $$;

CREATE TRIGGER queue_first BEFORE INSERT ON participants_placement
  FOR EACH ROW EXECUTE FUNCTION participants_queue_first();
