-- What the database refuses about an intake after the decision, and about referring someone again.

-- What a decision rested on stays as it was.
CREATE FUNCTION participants_refuse_decided(of_referral bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  known text;
BEGIN
  SELECT decision INTO known FROM participants_referral WHERE id = of_referral FOR SHARE;
  IF known <> 'pending' THEN
    PERFORM participants_refuse('participants_checklist_intake_is_fixed');
  END IF;
END $$;

CREATE FUNCTION participants_guard_intake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM participants_refuse_decided(OLD.referral_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM participants_refuse_decided(NEW.referral_id); END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_intake AFTER INSERT OR UPDATE OR DELETE ON participants_checklist
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_intake();

CREATE FUNCTION participants_guard_intake_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM participants_refuse_decided(referral_id)
      FROM participants_checklist WHERE id = OLD.checklist_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM participants_refuse_decided(referral_id)
      FROM participants_checklist WHERE id = NEW.checklist_id;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_intake AFTER INSERT OR UPDATE OR DELETE ON participants_answer
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_intake_answer();

-- Someone is referred again when nothing earlier goes on: no stay without an exit, no acceptance
-- that still waits for a dwelling.
CREATE FUNCTION participants_guard_referring_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(pilot_id)
    FROM participants_participant WHERE id = NEW.participant_id;
  IF EXISTS (
    SELECT 1 FROM participants_placement stay
    WHERE stay.participant_id = NEW.participant_id
      AND NOT EXISTS (SELECT 1 FROM participants_exit WHERE placement_id = stay.id)
      AND NOT EXISTS (
        SELECT 1 FROM participants_placement
        WHERE participant_id = stay.participant_id AND starts_on > stay.starts_on)
  ) OR EXISTS (
    SELECT 1 FROM participants_referral earlier
    WHERE earlier.participant_id = NEW.participant_id AND earlier.id <> NEW.id
      AND earlier.decision = 'accepted' AND NOT EXISTS (
        SELECT 1 FROM participants_placement
        WHERE participant_id = earlier.participant_id AND starts_on >= earlier.decided_on)
  ) THEN
    PERFORM participants_refuse('participants_referral_after_the_stay');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_referring_again AFTER INSERT ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_referring_again();

-- The date of a referral lies after what was earlier, and not after a session that was held.
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
    PERFORM participants_refuse('participants_referral_after_the_last');
  END IF;
  IF TG_OP = 'UPDATE' AND EXISTS (
    SELECT 1 FROM participants_supportsession
    WHERE participant_id = NEW.participant_id AND status = 'held'
      AND NOT participants_is_supported(participant_id, day)
  ) THEN
    PERFORM participants_refuse('participants_referral_before_sessions');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_the_date
  AFTER INSERT OR UPDATE OF referred_on ON participants_referral
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_referral_date();
