-- What is recorded of an enquiry has happened (a day's slack for the time zone), and an answer does
-- not lie before the receipt. An answer waits for a change of its enquiry, and the reverse.
CREATE FUNCTION neighbours_guard_not_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) ->> TG_ARGV[0])::date > CURRENT_DATE + 1 THEN
    PERFORM neighbours_refuse('neighbours_date_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_received_on AFTER INSERT OR UPDATE ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_not_ahead('received_on');
CREATE CONSTRAINT TRIGGER guard_replied_on AFTER INSERT OR UPDATE ON neighbours_reply
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_not_ahead('replied_on');

CREATE FUNCTION neighbours_guard_reply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  receipt date;
BEGIN
  SELECT received_on INTO receipt FROM neighbours_enquiry WHERE id = NEW.enquiry_id FOR SHARE;
  IF NEW.replied_on < receipt THEN
    PERFORM neighbours_refuse('neighbours_reply_after_receipt');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_receipt AFTER INSERT OR UPDATE ON neighbours_reply
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_reply();

CREATE FUNCTION neighbours_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM neighbours_reply
    WHERE enquiry_id = NEW.id AND replied_on < NEW.received_on
  ) THEN
    PERFORM neighbours_refuse('neighbours_reply_after_receipt');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_replies AFTER UPDATE OF received_on ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_receipt();
