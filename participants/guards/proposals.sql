-- A proposed dwelling belongs to the pilot that the person was referred to.
CREATE FUNCTION participants_guard_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT pilot_id FROM participants_dwelling WHERE id = NEW.dwelling_id) <> (
    SELECT participant.pilot_id
    FROM participants_referral referral
      JOIN participants_participant participant ON participant.id = referral.participant_id
    WHERE referral.id = NEW.referral_id)
  THEN
    PERFORM core_refuse('participants_proposal_within_one_pilot');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_proposal AFTER INSERT OR UPDATE ON participants_placementproposal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_proposal();
