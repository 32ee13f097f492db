-- The limit that the benchmark of money also prints: everything that a fund or a release writes, in one function.
CREATE OR REPLACE FUNCTION bench_money(
    p_verb text, p_milestone uuid, p_amount bigint, p_fee_bps integer, p_wallet text, p_scope text, p_key text,
    p_client uuid, p_person uuid, p_at timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    v_agreement uuid;
    v_holding uuid;
    v_charged bigint;
    v_fee bigint;
    v_held text;
BEGIN
    INSERT INTO plumbing_idempotencykey (scope, key, fingerprint, at, content_type, location, body)
    VALUES (p_scope, p_key, sha256(convert_to(p_verb || p_milestone, 'UTF8')), p_at, '', '', '')
    ON CONFLICT DO NOTHING;
    SELECT id INTO STRICT v_agreement FROM contracts_agreement
    WHERE client_id = p_client AND state = 'running'
        AND id = (SELECT agreement_id FROM contracts_milestone WHERE id = p_milestone) FOR UPDATE;
    SELECT h.id INTO STRICT v_holding FROM payments_holding h
    WHERE h.milestone_id = p_milestone
        AND NOT EXISTS (SELECT FROM payments_hold o WHERE o.holding_id = h.id AND o.lifted_at IS NULL);
    v_held := 'held/' || v_agreement;
    IF p_verb = 'fund' THEN
        UPDATE payments_holding SET state = 'held', funded_minor = p_amount, funded_at = p_at
        WHERE id = v_holding AND state = 'not_funded';
        PERFORM ledger_post(p_at, ARRAY['fund/' || p_milestone], ARRAY['fund'], ARRAY['rail/sandbox/EUR'],
            ARRAY[v_held], ARRAY[p_amount], ARRAY['EUR'], ARRAY['milestone'], ARRAY[p_milestone], ARRAY[NULL]::bigint[]);
    ELSE
        SELECT (SELECT sum(released_minor) FROM payments_holding WHERE agreement_id = v_agreement)
            + (SELECT coalesce(sum(amount_minor), 0) FROM payments_bonus WHERE agreement_id = v_agreement)
        INTO v_charged;
        v_fee := (v_charged + p_amount) * p_fee_bps / 10000 - v_charged * p_fee_bps / 10000;
        UPDATE payments_holding SET released_minor = released_minor + p_amount, fee_minor = fee_minor + v_fee
        WHERE id = v_holding AND state = 'held' AND funded_minor - released_minor - refunded_minor > p_amount;
        PERFORM ledger_post(p_at, ARRAY['release/' || p_milestone || '/0', 'fee/' || p_milestone || '/0'],
            ARRAY['release', 'fee'], ARRAY[v_held, v_held], ARRAY[p_wallet, 'fees/EUR'],
            ARRAY[p_amount - v_fee, v_fee], ARRAY['EUR', 'EUR'], ARRAY['milestone', 'milestone'],
            ARRAY[p_milestone, p_milestone], ARRAY[NULL, NULL]::bigint[]);
    END IF;
    INSERT INTO plumbing_transition (subject_kind, subject_id, verb, old_state, new_state, actor_kind, person_id,
        organisation_id, at, why)
    VALUES ('holding', v_holding, p_verb, 'not_funded', 'held', 'person', p_person, p_client, p_at, '');
    PERFORM plumbing_tell('agreement', v_agreement, 'payments.' || p_verb, '{}', p_person, p_client, p_at, 'notice');
    UPDATE plumbing_idempotencykey SET status = 303, location = '/contracts/' || v_agreement
    WHERE scope = p_scope AND key = p_key;
END $$;
