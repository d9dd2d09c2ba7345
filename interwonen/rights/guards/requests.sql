-- What residents ask about their own data. A term is extended once. A request that was answered stays as
-- it was asked, and keeps an answer: what was recorded of that is put right, and its history tells it.
CREATE FUNCTION rights_guard_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_the_answer text[] := ARRAY[
    'decision', 'decided_because', 'done', 'corrected', 'answered_on', 'withdrawn_because', 'signature'];
BEGIN
  IF OLD.extended_to IS NOT NULL AND
    (NEW.extended_to, NEW.extended_on, NEW.extended_because, NEW.received_on, NEW.due_on) IS DISTINCT FROM
    (OLD.extended_to, OLD.extended_on, OLD.extended_because, OLD.received_on, OLD.due_on)
  THEN
    PERFORM core_refuse('rights_rightsrequest_extended_once');
  END IF;
  IF OLD.answered_on IS NOT NULL
    AND (NEW.answered_on IS NULL OR to_jsonb(NEW) - of_the_answer <> to_jsonb(OLD) - of_the_answer)
  THEN
    PERFORM core_refuse('rights_rightsrequest_answer_stands');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_request AFTER UPDATE ON rights_rightsrequest
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION rights_guard_request();
