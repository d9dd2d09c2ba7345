-- What residents ask about their own data. A term is extended once. A request that was answered stays
-- with its answer; it can only be withdrawn when it was recorded by mistake.
CREATE FUNCTION rights_guard_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.extended_to IS NOT NULL AND
    (NEW.extended_to, NEW.extended_on, NEW.extended_because, NEW.received_on, NEW.due_on) IS DISTINCT FROM
    (OLD.extended_to, OLD.extended_on, OLD.extended_because, OLD.received_on, OLD.due_on)
  THEN
    PERFORM core_refuse('rights_rightsrequest_extended_once');
  END IF;
  IF OLD.answered_on IS NOT NULL
    AND to_jsonb(NEW) - ARRAY['withdrawn_because', 'signature'] <>
      to_jsonb(OLD) - ARRAY['withdrawn_because', 'signature']
  THEN
    PERFORM core_refuse('rights_rightsrequest_answer_stands');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_request AFTER UPDATE ON rights_rightsrequest
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION rights_guard_request();
