DROP FUNCTION participants_plain(text);
DROP TRIGGER dwelling_is_fixed ON participants_availability;
DROP TRIGGER guard_aftercare ON participants_exit;
DROP TRIGGER guard_session ON participants_supportsession;
DROP TRIGGER guard_return ON participants_return;
DROP TRIGGER guard_handover ON participants_handover;
DROP TRIGGER guard_answer ON participants_answer;
DROP TRIGGER guard_checklist ON participants_checklist;
DROP TRIGGER guard_new_acceptance ON participants_referral;
DROP TRIGGER guard_acceptance ON participants_referral;
DROP TRIGGER guard_stays ON participants_availability;
DROP FUNCTION participants_guard_aftercare();
DROP FUNCTION participants_guard_session();
DROP FUNCTION participants_is_supported(bigint, date);
DROP FUNCTION participants_guard_return();
DROP FUNCTION participants_guard_handover();
DROP FUNCTION participants_guard_answer();
DROP FUNCTION participants_guard_checklist();
DROP FUNCTION participants_guard_acceptance();
DROP FUNCTION participants_guard_availability();
DROP FUNCTION participants_is_let(bigint, date, date);
CREATE FUNCTION participants_guard_dwelling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM participants_queue(NEW.pilot_id);
  IF EXISTS (
    SELECT 1 FROM participants_placement
    WHERE dwelling_id = NEW.id
      AND (starts_on < NEW.available_from OR ends_on > COALESCE(NEW.available_until, ends_on))
  ) THEN
    PERFORM participants_refuse('participants_dwelling_covers_stays');
  END IF;
  RETURN NULL;
END $$;
