-- Keys were given of a dwelling that was found ready: the stay then keeps that dwelling.
CREATE FUNCTION participants_guard_dwelling_of_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM participants_handover WHERE placement_id = NEW.id) THEN
    PERFORM participants_refuse('participants_handover_of_a_ready_dwelling');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_dwelling_of_keys
  AFTER UPDATE ON participants_placement
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.dwelling_id <> NEW.dwelling_id)
  EXECUTE FUNCTION participants_guard_dwelling_of_keys();

-- A dwelling of the pilot that someone was referred to, and always the same person.
CREATE FUNCTION participants_guard_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT pilot_id FROM participants_dwelling WHERE id = NEW.dwelling_id) <> (
    SELECT person.pilot_id
    FROM participants_referral referral
      JOIN participants_participant person ON person.id = referral.participant_id
    WHERE referral.id = NEW.referral_id)
  THEN
    PERFORM participants_refuse('participants_proposal_within_one_pilot');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_proposal
  AFTER INSERT OR UPDATE ON participants_placementproposal
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION participants_guard_proposal();
CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON participants_placementproposal
  FOR EACH ROW WHEN (OLD.referral_id <> NEW.referral_id)
  EXECUTE FUNCTION participants_refuse_another_owner();
