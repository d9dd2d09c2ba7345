-- An answer is not dated before its enquiry came in. The enquiry is locked, so that its date does
-- not change meanwhile.
CREATE FUNCTION neighbours_guard_reply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  receipt date;
BEGIN
  SELECT received_on INTO receipt FROM neighbours_enquiry WHERE id = NEW.enquiry_id FOR SHARE;
  IF NEW.replied_on < receipt AND NEW.withdrawn_because = '' THEN
    PERFORM core_refuse('neighbours_reply_after_receipt');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_receipt AFTER INSERT OR UPDATE ON neighbours_reply
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_reply();

-- The date of receipt does not move past a reply or a step either.
CREATE FUNCTION neighbours_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM neighbours_reply
    WHERE enquiry_id = NEW.id AND withdrawn_because = '' AND replied_on < NEW.received_on
  ) THEN
    PERFORM core_refuse('neighbours_reply_after_receipt');
  END IF;
  IF EXISTS (
    SELECT 1 FROM neighbours_enquirystep
    WHERE enquiry_id = NEW.id AND withdrawn_because = '' AND taken_on < NEW.received_on
  ) THEN
    PERFORM core_refuse('neighbours_enquirystep_in_order');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_replies AFTER UPDATE OF received_on ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_receipt();

-- Enquiries about the same matter all name the first of them, which names none: no chains. They are
-- of one pilot. The first is locked, so that it does not come to name another meanwhile.
CREATE FUNCTION neighbours_guard_same() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first neighbours_enquiry;
BEGIN
  IF NEW.same_as_id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO first FROM neighbours_enquiry WHERE id = NEW.same_as_id FOR SHARE;
  IF first.pilot_id <> NEW.pilot_id OR first.same_as_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM neighbours_enquiry WHERE same_as_id = NEW.id)
  THEN
    PERFORM core_refuse('neighbours_enquiry_one_matter');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_same AFTER INSERT OR UPDATE OF same_as_id ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_same();
