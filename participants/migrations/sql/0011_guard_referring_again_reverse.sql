DROP TRIGGER guard_the_date ON participants_referral;
DROP TRIGGER guard_referring_again ON participants_referral;
DROP TRIGGER guard_intake ON participants_answer;
DROP TRIGGER guard_intake ON participants_checklist;
DROP FUNCTION participants_guard_referral_date();
DROP FUNCTION participants_guard_referring_again();
DROP FUNCTION participants_guard_intake_answer();
DROP FUNCTION participants_guard_intake();
DROP FUNCTION participants_refuse_decided(bigint);
