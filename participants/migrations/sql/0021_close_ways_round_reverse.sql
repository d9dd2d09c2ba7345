DROP TRIGGER guard_calling_off ON participants_placement;
DROP TRIGGER dwelling_is_fixed ON participants_inspection;
DROP TRIGGER guard_no_keys ON participants_inspection;
DROP TRIGGER guard_keys ON participants_inspection;
DROP TRIGGER guard_still_ready ON participants_handover;
DROP TRIGGER guard_ready ON participants_handover;
DROP FUNCTION participants_guard_calling_off();
DROP FUNCTION participants_guard_inspection();
DROP FUNCTION participants_guard_ready();
