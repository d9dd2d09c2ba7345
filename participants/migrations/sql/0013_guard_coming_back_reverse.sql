DROP TRIGGER guard_keys ON participants_handover;
DROP TRIGGER guard_referral_again ON participants_exit;
DROP TRIGGER guard_referral_again ON participants_placement;
DROP FUNCTION participants_guard_keys();
DROP FUNCTION participants_guard_exit_date();
DROP FUNCTION participants_guard_coming_back();
