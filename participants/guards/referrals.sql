-- Referrals and the decisions on them.

-- Someone who died is not referred again. Anyone else is referred again once nothing earlier is
-- still going on: no stay without an exit, no acceptance that still waits for a dwelling.
CREATE FUNCTION participants_guard_new_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue_for(NEW.participant_id);
  IF EXISTS (
    SELECT 1
    FROM participants_exit exits
      JOIN participants_placement placement ON placement.id = exits.placement_id
    WHERE placement.participant_id = NEW.participant_id AND exits.reason_id = 'exit_reason.deceased'
  ) THEN
    PERFORM core_refuse('participants_exit_nothing_after_death');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_placement placement
    WHERE placement.participant_id = NEW.participant_id
      AND NOT EXISTS (SELECT 1 FROM participants_exit WHERE placement_id = placement.id)
      AND NOT EXISTS (
        SELECT 1 FROM participants_placement
        WHERE participant_id = placement.participant_id AND starts_on > placement.starts_on)
  ) OR EXISTS (
    SELECT 1 FROM participants_referral earlier
    WHERE earlier.participant_id = NEW.participant_id AND earlier.id <> NEW.id
      AND earlier.decision = 'accepted' AND NOT EXISTS (
        SELECT 1 FROM participants_placement
        WHERE participant_id = earlier.participant_id AND starts_on >= earlier.decided_on)
  ) THEN
    PERFORM core_refuse('participants_referral_after_placement');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_new_referral AFTER INSERT ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_new_referral();

-- A referral is dated after every earlier stay and decision, and on or before every session held
-- since.
CREATE FUNCTION participants_guard_referral_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM participants_placement
    WHERE participant_id = NEW.participant_id AND ends_on >= NEW.referred_on
      AND starts_on < COALESCE(NEW.decided_on, 'infinity'::date)
  ) OR EXISTS (
    SELECT 1 FROM participants_referral
    WHERE participant_id = NEW.participant_id AND id < NEW.id AND decided_on > NEW.referred_on
  ) THEN
    PERFORM core_refuse('participants_referral_after_the_last');
  END IF;
  IF TG_OP = 'UPDATE' AND EXISTS (
    SELECT 1 FROM participants_supportsession
    WHERE participant_id = NEW.participant_id AND status = 'held'
      AND NOT participants_is_supported(participant_id, day)
  ) THEN
    PERFORM core_refuse('participants_referral_before_sessions');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_the_date
  AFTER INSERT OR UPDATE OF referred_on ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_referral_date();

-- A first referral that moves to a later date stays on or before the goals and checklists of that
-- person.
CREATE FUNCTION participants_guard_first_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first date;
BEGIN
  SELECT min(referred_on) INTO first
    FROM participants_referral WHERE participant_id = NEW.participant_id;
  IF EXISTS (
    SELECT set_on FROM participants_goal
      WHERE participant_id = NEW.participant_id AND set_on < first
    UNION ALL
    SELECT filled_on FROM participants_checklist
      WHERE participant_id = NEW.participant_id AND filled_on < first
  ) THEN
    PERFORM core_refuse('participants_referral_before_records');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_first AFTER UPDATE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.referred_on < NEW.referred_on)
  EXECUTE FUNCTION participants_guard_first_referral();

-- Goals are set, checklists filled in and progress reviewed on or after the first referral. A date
-- that stays the same is not checked again.
CREATE FUNCTION participants_guard_since_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  day date := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
  IF TG_OP = 'UPDATE' AND day = (to_jsonb(OLD) ->> TG_ARGV[0])::date THEN
    RETURN NULL;
  END IF;
  IF day < (
    SELECT min(referred_on) FROM participants_referral WHERE participant_id = NEW.participant_id
  ) THEN
    PERFORM core_refuse('participants_date_before_referral');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_since_referral AFTER INSERT OR UPDATE ON participants_goal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_since_referral('set_on');
CREATE CONSTRAINT TRIGGER guard_since_referral AFTER INSERT OR UPDATE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_since_referral('filled_on');
CREATE CONSTRAINT TRIGGER guard_since_referral AFTER INSERT OR UPDATE ON participants_progressreview
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_since_referral('held_on');

-- Someone is accepted on a complete intake, dated between the referral and the decision.
CREATE FUNCTION participants_guard_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
    PERFORM core_refuse('participants_referral_intake_before_acceptance');
  END IF;
  IF EXISTS (
    SELECT 1 FROM participants_checklist
    WHERE referral_id = NEW.id AND filled_on NOT BETWEEN NEW.referred_on AND NEW.decided_on
  ) THEN
    PERFORM core_refuse('participants_referral_intake_in_time');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_acceptance AFTER INSERT ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.decision = 'accepted')
  EXECUTE FUNCTION participants_guard_acceptance();
CREATE CONSTRAINT TRIGGER guard_new_acceptance AFTER UPDATE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.decision = 'accepted' AND (OLD.decision <> 'accepted'
    OR OLD.referred_on <> NEW.referred_on
    OR OLD.informed_on IS DISTINCT FROM NEW.informed_on
    OR OLD.decided_on IS DISTINCT FROM NEW.decided_on))
  EXECUTE FUNCTION participants_guard_acceptance();

-- A stay keeps the acceptance that it rests on.
CREATE FUNCTION participants_guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue_for(OLD.participant_id);
  IF EXISTS (
    SELECT 1 FROM participants_placement placement
    WHERE placement.participant_id = OLD.participant_id
      AND NOT participants_is_accepted(placement.participant_id, placement.starts_on)
  ) THEN
    PERFORM core_refuse('participants_referral_carries_placement');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_placements AFTER UPDATE OR DELETE ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_referral();
