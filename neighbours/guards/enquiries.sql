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

-- The date of receipt does not move past a reply either.
CREATE FUNCTION neighbours_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM neighbours_reply
    WHERE enquiry_id = NEW.id AND withdrawn_because = '' AND replied_on < NEW.received_on
  ) THEN
    PERFORM core_refuse('neighbours_reply_after_receipt');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_replies AFTER UPDATE OF received_on ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_receipt();

-- The day on which an enquiry was handled, as far as known on a day: that of the first reply, or of
-- the closing of one that needed none. `neighbours/querysets/enquiries.py` gives it to lists.
CREATE FUNCTION neighbours_handled_on(enquiry bigint, day date) RETURNS date
LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN least(
    (SELECT min(replied_on) FROM neighbours_reply
      WHERE enquiry_id = enquiry AND withdrawn_because = '' AND replied_on <= day),
    (SELECT closed_on FROM neighbours_enquiry WHERE id = enquiry AND closed_on <= day));
END $$;
