-- Who opens a file in an emergency is a counsellor of the pilot at that moment, by a role to which
-- someone agreed and that was not withdrawn; and the participant is supported on that day.
CREATE FUNCTION participants_guard_emergency() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opened_on date := (NEW.opened_at AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  IF NOT EXISTS (
    SELECT 1
    FROM accounts_membership role JOIN participants_participant participant
      ON participant.pilot_id = role.pilot_id
    WHERE participant.id = NEW.participant_id
      AND role.user_id = NEW.opened_by_id AND role.role = 'counsellor'
      AND role.agreed_at IS NOT NULL AND role.withdrawn_at IS NULL
      AND role.starts_on <= opened_on AND COALESCE(role.ends_on, opened_on) >= opened_on
  ) THEN
    PERFORM core_refuse('participants_emergency_of_the_pilot');
  END IF;
  IF NOT participants_is_supported(NEW.participant_id, opened_on) THEN
    PERFORM core_refuse('participants_emergency_during_support');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_emergency AFTER INSERT ON participants_emergencyaccess
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_emergency();

-- How it ended and what the review said is written once; the other fields never change at all.
CREATE FUNCTION participants_guard_emergency_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL
      AND (OLD.ended_at, OLD.ended_by_id) IS DISTINCT FROM (NEW.ended_at, NEW.ended_by_id)
    OR OLD.reviewed_at IS NOT NULL
      AND (OLD.reviewed_at, OLD.reviewed_by_id, OLD.review_note)
        IS DISTINCT FROM (NEW.reviewed_at, NEW.reviewed_by_id, NEW.review_note)
  THEN
    PERFORM core_refuse('participants_emergency_is_kept');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER guard_emergency_kept AFTER UPDATE ON participants_emergencyaccess
  FOR EACH ROW EXECUTE FUNCTION participants_guard_emergency_kept();
