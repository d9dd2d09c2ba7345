-- An answer is not dated before its enquiry came in, and is given while that is open. One that was
-- given with another is about the same matter, and says the same. The enquiry is locked, so that it
-- does not change meanwhile.
CREATE FUNCTION neighbours_guard_reply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked neighbours_enquiry;
BEGIN
  SELECT * INTO asked FROM neighbours_enquiry WHERE id = NEW.enquiry_id FOR SHARE;
  IF NEW.replied_on < asked.received_on AND NEW.withdrawn_because = '' THEN
    PERFORM core_refuse('neighbours_reply_after_receipt');
  END IF;
  IF TG_OP = 'INSERT' THEN  -- an answer may be corrected after the enquiry was closed
    IF neighbours_enquiry_status(asked.id, 'infinity') IN ('done', 'withdrawn') THEN
      PERFORM core_refuse('neighbours_enquiry_still_open');
    END IF;
    IF NEW.given_with_id IS NOT NULL AND NOT EXISTS (
      SELECT 1
      FROM neighbours_reply given JOIN neighbours_enquiry other ON other.id = given.enquiry_id
      WHERE given.id = NEW.given_with_id AND other.id <> asked.id
        AND coalesce(other.same_as_id, other.id) = coalesce(asked.same_as_id, asked.id)
    ) THEN
      PERFORM core_refuse('neighbours_reply_given_in_one_matter');
    END IF;
  END IF;
  IF NEW.given_with_id IS NOT NULL
    AND (OLD.text, OLD.channel_id, OLD.replied_on)
      IS DISTINCT FROM (NEW.text, NEW.channel_id, NEW.replied_on)
    AND NOT EXISTS (
      SELECT 1 FROM neighbours_reply
      WHERE id = NEW.given_with_id
        AND (text, channel_id, greatest(replied_on, asked.received_on))
          = (NEW.text, NEW.channel_id, NEW.replied_on))
  THEN
    PERFORM core_refuse('neighbours_reply_changed_where_given');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_receipt AFTER INSERT OR UPDATE ON neighbours_reply
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_reply();

-- The date of receipt does not move past a reply or a step either. What is not closed is not solved,
-- and the team gets one signal while it is open.
CREATE FUNCTION neighbours_guard_enquiry() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.solved_on < coalesce(neighbours_closed_on(NEW.id, 'infinity'), 'infinity') THEN
    PERFORM core_refuse('neighbours_enquiry_solved_when_closed');
  END IF;
  IF OLD.signalled_on <> coalesce(NEW.signalled_on, 'infinity') THEN
    PERFORM core_refuse('neighbours_enquiry_signalled_once');
  END IF;
  IF OLD.signalled_on IS NULL AND NEW.signalled_on IS NOT NULL
    AND neighbours_enquiry_status(NEW.id, 'infinity') IN ('done', 'withdrawn')
  THEN
    PERFORM core_refuse('neighbours_enquiry_still_open');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_enquiry AFTER INSERT OR UPDATE ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_enquiry();

-- Of what was withdrawn nobody keeps who asked. At the end of a transaction, for that is removed once
-- the enquiry was withdrawn.
CREATE FUNCTION neighbours_guard_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM neighbours_enquirer
    WHERE enquiry_id = NEW.id AND (name, email, phone) <> ('', '', '')
  ) THEN
    PERFORM core_refuse('neighbours_enquirer_withdrawn_is_empty');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_withdrawn AFTER UPDATE ON neighbours_enquiry
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.withdrawn_because = '' AND NEW.withdrawn_because <> '')
  EXECUTE FUNCTION neighbours_guard_withdrawn();

-- Who asked what was withdrawn is not filled in again, nor what was removed. It is removed once the
-- enquiry was withdrawn, or closed for a year (docs/decisions/41). The enquiry is locked, so that it is
-- not withdrawn or opened again meanwhile.
CREATE FUNCTION neighbours_guard_enquirer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked neighbours_enquiry;
BEGIN
  SELECT * INTO asked FROM neighbours_enquiry WHERE id = NEW.enquiry_id FOR SHARE;
  IF asked.withdrawn_because <> '' AND (NEW.name, NEW.email, NEW.phone) <> ('', '', '') THEN
    PERFORM core_refuse('neighbours_enquirer_withdrawn_is_empty');
  END IF;
  IF OLD.removed_on <> coalesce(NEW.removed_on, 'infinity') THEN
    PERFORM core_refuse('neighbours_enquirer_removed_is_empty');
  END IF;
  IF OLD.removed_on IS DISTINCT FROM NEW.removed_on AND asked.withdrawn_because = ''
    AND coalesce(neighbours_closed_on(asked.id, NEW.removed_on), 'infinity')
      > NEW.removed_on - interval '1 year'
  THEN
    PERFORM core_refuse('neighbours_enquirer_removed_in_time');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_enquirer AFTER INSERT OR UPDATE ON neighbours_enquirer
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_enquirer();

-- The row stays: it says when the data were removed.
CREATE TRIGGER guard_enquirer_stays BEFORE DELETE ON neighbours_enquirer
  FOR EACH ROW EXECUTE FUNCTION core_refuse_undoing();

-- Whether it is an objection, and whether it is a threat: `passed_on_as` of the queryset.
CREATE FUNCTION neighbours_passed_on_as(kind text, category text) RETURNS boolean[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY[kind = 'contact_kind.objection', coalesce(category = 'report_category.threat', false)]
$$;

-- Enquiries about the same matter all name the first of them, which names none: no chains. They are
-- of one pilot, and all or none of them are a threat, or an objection, also when one is corrected.
-- The first is locked, so that it does not come to name another meanwhile.
CREATE FUNCTION neighbours_guard_same() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  matter bigint := coalesce(NEW.same_as_id, NEW.id);
  first neighbours_enquiry;
BEGIN
  IF (OLD.same_as_id, OLD.kind_id, OLD.category_id)
    IS NOT DISTINCT FROM (NEW.same_as_id, NEW.kind_id, NEW.category_id)
  THEN
    RETURN NULL;
  END IF;
  IF NEW.same_as_id IS NOT NULL THEN
    SELECT * INTO first FROM neighbours_enquiry WHERE id = NEW.same_as_id FOR SHARE;
    IF first.pilot_id <> NEW.pilot_id OR first.same_as_id IS NOT NULL
      OR EXISTS (SELECT 1 FROM neighbours_enquiry WHERE same_as_id = NEW.id)
    THEN
      PERFORM core_refuse('neighbours_enquiry_one_matter');
    END IF;
  END IF;
  IF NEW.withdrawn_because = '' AND EXISTS (
    SELECT 1 FROM neighbours_enquiry
    WHERE (id = matter OR same_as_id = matter) AND withdrawn_because = ''
      AND neighbours_passed_on_as(kind_id, category_id)
        <> neighbours_passed_on_as(NEW.kind_id, NEW.category_id)
  ) THEN
    PERFORM core_refuse('neighbours_enquiry_answered_alike');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_same
  AFTER INSERT OR UPDATE OF same_as_id, kind_id, category_id ON neighbours_enquiry
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION neighbours_guard_same();
