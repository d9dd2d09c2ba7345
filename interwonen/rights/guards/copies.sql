-- The copy of a file. It is released once every text was gone through, by someone else or with a reason;
-- from then on it stays, and so do its texts. Only a released copy has files, and it gets them in the same transaction.
CREATE FUNCTION rights_guard_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_on IS NOT NULL AND
    (NEW.released_on, NEW.released_by_id, NEW.alone_because) IS DISTINCT FROM
    (OLD.released_on, OLD.released_by_id, OLD.alone_because)
  THEN
    PERFORM core_refuse('rights_filecopy_released_stays');
  END IF;
  IF NEW.released_on IS NOT NULL
    AND EXISTS (SELECT 1 FROM rights_copytext WHERE copy_id = NEW.id AND seen_by_id IS NULL)
  THEN
    PERFORM core_refuse('rights_filecopy_seen_first');
  END IF;
  IF NEW.released_on IS NOT NULL AND NEW.alone_because !~ '\S'
    AND EXISTS (SELECT 1 FROM rights_copytext WHERE copy_id = NEW.id AND seen_by_id = NEW.released_by_id)
  THEN
    PERFORM core_refuse('rights_filecopy_second_look');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_copy AFTER UPDATE ON rights_filecopy
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION rights_guard_copy();

CREATE FUNCTION rights_guard_copy_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM rights_filecopy WHERE id = NEW.copy_id AND released_on IS NOT NULL) THEN
    PERFORM core_refuse('rights_filecopy_released_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER guard_copy_text AFTER INSERT OR UPDATE ON rights_copytext
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION rights_guard_copy_text();
