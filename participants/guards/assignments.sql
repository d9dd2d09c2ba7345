-- Someone who is assigned to a participant is a counsellor of the pilot on the first day, by a role
-- to which someone agreed and that was not withdrawn. An assignment whose counsellor and first day
-- stay the same is not checked again: the role may have ended since.
CREATE FUNCTION participants_guard_counsellor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (OLD.counsellor_id, OLD.starts_on) = (NEW.counsellor_id, NEW.starts_on)
  THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (
    SELECT 1
    FROM accounts_membership role JOIN participants_participant participant
      ON participant.pilot_id = role.pilot_id
    WHERE participant.id = NEW.participant_id
      AND role.user_id = NEW.counsellor_id AND role.role = 'counsellor'
      AND role.agreed_at IS NOT NULL AND role.withdrawn_at IS NULL
      AND role.starts_on <= NEW.starts_on AND COALESCE(role.ends_on, NEW.starts_on) >= NEW.starts_on
  ) THEN
    PERFORM core_refuse('participants_assignment_of_the_pilot');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_counsellor AFTER INSERT OR UPDATE ON participants_assignment
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_counsellor();
