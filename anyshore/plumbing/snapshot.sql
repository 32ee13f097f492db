-- What a migrated database looks like, as SQL. Written by `make manifest`, never by hand.
-- made by Django 5.2.19, django-allauth 65.21.1, procrastinate 3.10.0
-- migration account 0001_initial 6f27ff6bdf57521a
-- migration account 0002_email_max_length c956ab7a3c3660a1
-- migration account 0003_alter_emailaddress_create_unique_verified_email 66b6f1939621bcfa
-- migration account 0004_alter_emailaddress_drop_unique_email ebc6317e90c47d7a
-- migration account 0005_emailaddress_idx_upper_email e7569f1662da1754
-- migration account 0006_emailaddress_lower 54adb08cb3fba66b
-- migration account 0007_emailaddress_idx_email 87fad70bfde8ae29
-- migration account 0008_emailaddress_unique_primary_email_fixup 794bf875bdbef9c4
-- migration account 0009_emailaddress_unique_primary_email 79762cfa7b1e1d7c
-- migration approvals 0001_initial b9db33b39fae9828
-- migration approvals 0002_one_open_question_for_each_organisation 2f8c363b21ef9cfc
-- migration approvals 0003_amounts_together 4e35315ba53af4fe
-- migration auth 0001_initial 845cff319606332f
-- migration auth 0002_alter_permission_name_max_length feaf97e0e8f7d148
-- migration auth 0003_alter_user_email_max_length 9d5657b4db9872dc
-- migration auth 0004_alter_user_username_opts 9538db342c9a9bec
-- migration auth 0005_alter_user_last_login_null 79f60a35dc000fdd
-- migration auth 0006_require_contenttypes_0002 00cb16e3405f14b6
-- migration auth 0007_alter_validators_add_error_messages 115db87dc327530f
-- migration auth 0008_alter_user_username_max_length 02857f65f7d64814
-- migration auth 0009_alter_user_last_name_max_length 19a89500e7f108a7
-- migration auth 0010_alter_group_name_max_length 0963ed6498ac0b3a
-- migration auth 0011_update_proxy_permissions 85a5dde708dc4b61
-- migration auth 0012_alter_user_first_name_max_length 6cefbc9f80903763
-- migration catalogue 0001_initial 376d3dfc8e645b4c
-- migration catalogue 0002_rates_time_team 40d0a8f99a0b84d6
-- migration catalogue 0003_packages 16746914d96b5a9c
-- migration catalogue 0004_newest_index 75d5757583b1e646
-- migration catalogue 0005_packages_found 8ac6335763304f46
-- migration catalogue 0006_folded_text af9c676951bb2e2d
-- migration catalogue 0007_words_of_names 8dfd07a4d9f7d630
-- migration catalogue 0008_held_packages dc749fd7863d643b
-- migration contenttypes 0001_initial 35ed8489a147e0b4
-- migration contenttypes 0002_remove_content_type_name 7d36494075750f0e
-- migration contracts 0001_initial 1690537263de603e
-- migration contracts 0002_package_orders e032221c293491d2
-- migration contracts 0003_batch 00ee8a6499541584
-- migration contracts 0004_own_clauses d44dade41c43f441
-- migration contracts 0005_team 08a4b9ca297aa313
-- migration contracts 0006_sealed_paper 461a93dc7fd66eef
-- migration contracts 0007_signature_evidence ff1fd43069514589
-- migration contracts 0008_adopted_contract 5ba3ab2ed9e0a39d
-- migration contracts 0009_signed_copy 96fc7e5f6f631864
-- migration contracts 0010_duties 1c31db63a6d2c156
-- migration contracts 0011_families 8eb24db8fe28fb43
-- migration contracts 0012_machine_checks 9e5f3168f800221f
-- migration contracts 0013_held_offers 7b25c912bffc909a
-- migration contracts 0014_standstill 4fa5e51e89514feb
-- migration contracts 0015_moved_days 7fdc7cc65d0fa0b8
-- migration contracts 0016_renewal b6f7bc2a7d07eca1
-- migration contracts 0017_suggestions 2a99185d438cec1d
-- migration contracts 0018_comments_and_drafts de64776ae8ef3210
-- migration contracts 0019_own_templates bbf776e803d40f0a
-- migration contracts 0020_held_renewals d4ea9f1367af99a7
-- migration contracts 0021_subcontractors 1406f3625ae7fc23
-- migration contracts 0022_adopted_notice a10f4fcc818e50cc
-- migration contracts 0023_worker_checks 616cdabb95fb4b64
-- migration contracts 0024_step_ins a41695be6e311dc3
-- migration contracts 0025_majeure a794e210a990ed0a
-- migration contracts 0026_benchmarks fad3f6c986483a3b
-- migration contracts 0027_hardship e69dec588fb70bb2
-- migration contracts 0028_formal_notices 0b8523e2b792da93
-- migration contracts 0029_causes_have_their_own_days 4acf6affa4939e04
-- migration conversations 0001_initial 74140ba61ffd21d2
-- migration delivery 0001_initial 1852a19d00f410c5
-- migration delivery 0002_time_sheets e1fbeb163e40174c
-- migration delivery 0003_machine_checks 1ec8c011940d3642
-- migration delivery 0004_comments fa64150d5c757344
-- migration delivery 0005_covered_by_retainer 4afe53311ca92c76
-- migration delivery 0006_service_levels c47983eaa150d6c5
-- migration delivery 0007_board f8096d47427c18ec
-- migration delivery 0008_comments_edited e4fe08d58636d59c
-- migration delivery 0009_defects 2320ec9d266b2fc1
-- migration exits 0001_initial 0e334feeb44801ac
-- migration ledger 0001_tables da1e16f17b79577f
-- migration ledger 0002_functions 02e6284d4e32dd3e
-- migration mfa 0001_initial a42b6353f2ed5dd7
-- migration mfa 0002_authenticator_timestamps b6566eb07301e2e4
-- migration mfa 0003_authenticator_type_uniq 88550a456154080c
-- migration parties 0001_initial e983f818f84866b1
-- migration parties 0002_name_index fbcb90a013434ce3
-- migration parties 0003_folded_text 88634bc8384f53ea
-- migration parties 0004_words_of_names dc77cabdf0f96e62
-- migration payments 0001_initial 33b7dad7425b8300
-- migration payments 0002_products_and_hours 937ab2aa54fdd15a
-- migration payments 0003_draws_overtaken e0ee6b1f216ef9ac
-- migration payments 0004_weekly_holdings 45058c02fcda1008
-- migration payments 0005_late_delivery f01a7f820ed3bfa3
-- migration payments 0006_retention 8fc02810bad8d4a3
-- migration payments 0007_expenses c7dc02cbcd37d1f5
-- migration payments 0008_retainer_months d203f96c970ac0a6
-- migration payments 0009_service_credits 2253082ad61f7f09
-- migration payments 0010_suspension aa8453423e213e03
-- migration payments 0011_reference_rates 2291785d82857988
-- migration payments 0012_days_that_stood_still 91f2bd6c098d2c3e
-- migration payments 0013_priced_lines dbeece37035c4a39
-- migration payments 0014_expenses_dropped 66abc13c7b4cf182
-- migration payments 0015_claims 8f3177461afcf908
-- migration plumbing 0001_initial ce914baa2f90b4e6
-- migration plumbing 0002_tell fe3c86e1bf7c9668
-- migration plumbing 0003_numbers 259013b1955f87ad
-- migration plumbing 0004_activity_number 770bdc0f076c1d1d
-- migration plumbing 0005_assessment_number 0d8cc53d75a5c483
-- migration plumbing 0006_limits 0ec624b6a50a6fc1
-- migration plumbing 0007_change fda6ce4f1204d4f4
-- migration plumbing 0008_uploads a8643cfc464a6857
-- migration procrastinate 0001_initial be81516c79d02f26
-- migration procrastinate 0002_drop_started_at_column 2ead163c1ce2991d
-- migration procrastinate 0003_drop_started_at_column 740f2d8ff02c0bb5
-- migration procrastinate 0004_drop_procrastinate_version_table 9f48b76f59a9cc8c
-- migration procrastinate 0005_fix_procrastinate_fetch_job 6a8e4055ab8e463d
-- migration procrastinate 0006_fix_trigger_status_events_insert d9d2f532a094aa09
-- migration procrastinate 0007_add_queueing_lock_column dc12645a882f2067
-- migration procrastinate 0008_close_fetch_job_race_condition 74c7c44a68d3c204
-- migration procrastinate 0009_add_defer_job_function b9d529f1bb143b09
-- migration procrastinate 0010_add_procrastinate_periodic_defers bd1aa56a04f86df5
-- migration procrastinate 0011_add_foreign_key_index 25cc0914481114fd
-- migration procrastinate 0012_add_locks_to_periodic_defer 7cf8863ace39220c
-- migration procrastinate 0013_fix_procrastinate_defer_periodic_job 4d5072911b8c904c
-- migration procrastinate 0014_add_finish_job_and_retry_job_functions 20ebed9ca30246c8
-- migration procrastinate 0015_add_trigger_on_job_deletion 41bec3a5111ff97f
-- migration procrastinate 0016_delete_finished_jobs aa4d841aae25c4b1
-- migration procrastinate 0017_add_checks_to_finish_job fa9f208ddf3368de
-- migration procrastinate 0018_add_checks_to_retry_job 893bfc867f1594eb
-- migration procrastinate 0019_fix_finish_job_compat_issue 4c85f00a990bb3d7
-- migration procrastinate 0020_add_index_on_procrastinate_jobs 5a93c4ea92b856f5
-- migration procrastinate 0021_add_kwargs_to_defer_periodic_job 88dd3371cbdee2ba
-- migration procrastinate 0022_null_locks_excluded 2d5b088f88e89d69
-- migration procrastinate 0023_remove_old_finish_job_function 89267383eac7bb81
-- migration procrastinate 0024_job_id_bigint 27108dc62abe6372
-- migration procrastinate 0025_add_models 29580ceb9d30811c
-- migration procrastinate 0026_add_job_priority 4f7746b8edef802a
-- migration procrastinate 0027_add_periodic_job_priority 17e24782e5f4b56e
-- migration procrastinate 0028_add_cancel_states 2831656624aa9165
-- migration procrastinate 0029_add_additional_params_to_retry_job 50d48f155234960c
-- migration procrastinate 0030_alter_procrastinateevent_options 94486414b944e707
-- migration procrastinate 0031_add_indexes_for_fetch_job c7235c71c0c003fd
-- migration procrastinate 0032_pre_cancel_notification 42c97f730f7f0edd
-- migration procrastinate 0033_post_cancel_notification 8bd0e84d1e45311e
-- migration procrastinate 0034_pre_add_heartbeat 844ed448222ba8b1
-- migration procrastinate 0035_post_add_heartbeat 0cbd71b8406c14f4
-- migration procrastinate 0036_add_worker_model f996e8059968a3a4
-- migration procrastinate 0037_pre_batch_defer_jobs 0d7d4294e8aa2749
-- migration procrastinate 0038_post_batch_defer_jobs 503152d687e3e49b
-- migration procrastinate 0039_pre_priority_lock_fetch_job aba2087cb2b69233
-- migration procrastinate 0040_pre_retry_failed_job f6d2a552fbbc5088
-- migration procrastinate 0041_post_retry_failed_job 2c8dc359b30362a9
-- migration reviews 0001_initial 9300b11532607560
-- migration sessions 0001_initial 2aa438e2393ee513
-- migration sourcing 0001_initial 318a8007b8792620
-- migration sourcing 0002_kind_of_request d12bdb13b63aaddb
-- migration sourcing 0003_places_and_answers b2ce122853eff2e1
-- migration sourcing 0004_sketches 5345404da7892e5a
-- migration sourcing 0005_decision_behind c93a3136854acf7a
-- migration sourcing 0006_saved_searches d4a6c21a80cb084f
-- migration sourcing 0007_tenders_and_lots c6df02d2c524d60e
-- migration sourcing 0008_proposal_drafts c7cdfcd894f81820
-- migration sourcing 0009_confidentiality e9ca0fba93ab2765
-- migration sourcing 0010_supplier_documents 54a4ae7f5c0f6e73
-- migration sourcing 0011_contests 4ed54608ca348e1e
-- migration sourcing 0012_nda_proof cc5e8b83902cc602
-- migration sourcing 0013_requests_used 10952b05e5bda33c
-- migration sourcing 0014_packages_found f661cb34405d00a3
-- migration sourcing 0015_revision_drafts a9dfdc549b89c11a
-- migration sourcing 0016_teams 12c9848aa069c162
-- migration sourcing 0017_folded_text fc8ce1cfa3045ff6
-- migration sourcing 0018_words_of_names fce892a2875528c3
-- migration sourcing 0019_held_proposals 314760e473adb3b9
-- migration strategy 0001_initial 1096f9448858fdc5
-- migration strategy 0002_assessments 75a38138affb71d9
-- migration strategy 0003_risks cf0f78c07772769d
-- migration strategy 0004_measure_better 08d826f315a86f19
-- migration transition 0001_initial 1376a67bdf2cb3f8


CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.ledger_fold() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_settled bigint;
    v_account ledger_account;
BEGIN
    SELECT settled_id INTO v_settled FROM ledger_sealbatch ORDER BY number DESC LIMIT 1;
    FOR v_account IN
        SELECT * FROM ledger_account WHERE rule = 'credit_only' AND folded_id < v_settled ORDER BY id FOR NO KEY UPDATE
    LOOP
        UPDATE ledger_account SET folded_id = v_settled, balance = balance + (
            SELECT coalesce(sum(amount), 0)::bigint FROM ledger_transfer
            WHERE credit_id = v_account.id AND id > v_account.folded_id AND id <= v_settled)
        WHERE id = v_account.id;
    END LOOP;
END $$;

CREATE FUNCTION public.ledger_instant(p_at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

CREATE FUNCTION public.ledger_line(p_number bigint, p_id bigint, p_at timestamp with time zone, p_kind text, p_debit text, p_credit text, p_amount bigint, p_currency text, p_about_kind text, p_about_id uuid, p_key text, p_reverses bigint) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT concat_ws(E'\t', 'T', p_number, p_id, ledger_instant(p_at), p_kind, p_debit, p_credit, p_amount, p_currency,
        p_about_kind, p_about_id, p_key, coalesce(p_reverses::text, '-'))
$$;

CREATE FUNCTION public.ledger_merkle_root(p_leaves bytea[]) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_level bytea[] := p_leaves;
BEGIN
    WHILE cardinality(v_level) > 1 LOOP
        SELECT array_agg(node ORDER BY pair) INTO v_level FROM (
            SELECT (place - 1) / 2 AS pair,
                CASE count(*) WHEN 1 THEN string_agg(hash, ''::bytea)
                    ELSE sha256('\x01'::bytea || string_agg(hash, ''::bytea ORDER BY place)) END AS node
            FROM unnest(v_level) WITH ORDINALITY AS level(hash, place) GROUP BY 1
        ) AS paired;
    END LOOP;
    RETURN v_level[1];
END $$;

CREATE FUNCTION public.ledger_mirrors(p_reverses bigint, p_debit bigint, p_credit bigint, p_amount bigint) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(496201, (p_reverses % 2147483647)::integer);
    RETURN EXISTS (
        SELECT FROM ledger_transfer
        WHERE id = p_reverses AND debit_id = p_credit AND credit_id = p_debit AND amount = p_amount
    );
END $$;

CREATE FUNCTION public.ledger_move(p_account bigint, p_delta bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_account ledger_account;
    v_balance bigint;
BEGIN
    UPDATE ledger_account SET balance = balance + p_delta
    WHERE id = p_account AND (p_delta >= 0 OR rule = 'overdraft' OR (rule = 'strict' AND balance + p_delta >= 0));
    IF FOUND THEN
        RETURN;
    END IF;
    SELECT * INTO v_account FROM ledger_account WHERE id = p_account FOR NO KEY UPDATE;
    v_balance := v_account.balance;
    IF v_account.rule = 'credit_only' THEN
        v_balance := v_balance + ledger_unfolded(v_account.id, v_account.folded_id);
    END IF;
    IF v_balance + p_delta < 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'LG001', MESSAGE = 'insufficient_funds',
            DETAIL = json_build_object('account', v_account.address, 'balance_minor', v_balance,
                'short_minor', -(v_balance + p_delta))::text;
    END IF;
    UPDATE ledger_account SET balance = balance + p_delta WHERE id = p_account;
END $$;

CREATE FUNCTION public.ledger_not_taken(p_key text, p_kind text, p_debit text, p_credit text, p_amount bigint, p_currency text, p_about_kind text, p_about_id uuid, p_reverses bigint) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_debit ledger_account;
    v_credit ledger_account;
    v_old ledger_transfer;
BEGIN
    IF num_nulls(p_key, p_kind, p_debit, p_credit, p_amount, p_currency, p_about_kind, p_about_id) > 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'LG008', MESSAGE = 'malformed',
            DETAIL = json_build_object('key', p_key)::text;
    END IF;
    IF p_amount NOT BETWEEN 1 AND 1000000000000000 THEN
        RAISE EXCEPTION USING ERRCODE = 'LG007', MESSAGE = 'amount_out_of_range',
            DETAIL = json_build_object('key', p_key)::text;
    END IF;
    IF p_debit = p_credit THEN
        RAISE EXCEPTION USING ERRCODE = 'LG006', MESSAGE = 'same_account',
            DETAIL = json_build_object('account', p_debit)::text;
    END IF;
    SELECT * INTO v_debit FROM ledger_account WHERE address = p_debit;
    SELECT * INTO v_credit FROM ledger_account WHERE address = p_credit;
    IF v_debit.id IS NULL OR v_credit.id IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LG002', MESSAGE = 'unknown_account',
            DETAIL = json_build_object('account', CASE WHEN v_debit.id IS NULL THEN p_debit ELSE p_credit END)::text;
    END IF;
    IF v_debit.currency <> p_currency OR v_credit.currency <> p_currency THEN
        RAISE EXCEPTION USING ERRCODE = 'LG005', MESSAGE = 'wrong_currency',
            DETAIL = json_build_object('currency', p_currency,
                'account', CASE WHEN v_debit.currency <> p_currency THEN p_debit ELSE p_credit END)::text;
    END IF;
    SELECT * INTO v_old FROM ledger_transfer WHERE key = p_key;
    IF v_old.id IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LG009', MESSAGE = 'not_a_reversal',
            DETAIL = json_build_object('transfer_id', p_reverses)::text;
    END IF;
    IF (v_old.kind, v_old.debit_id, v_old.credit_id, v_old.amount, v_old.about_kind, v_old.about_id, v_old.reverses_id)
        IS DISTINCT FROM (p_kind, v_debit.id, v_credit.id, p_amount, p_about_kind, p_about_id, p_reverses) THEN
        RAISE EXCEPTION USING ERRCODE = 'LG004', MESSAGE = 'key_conflict',
            DETAIL = json_build_object('key', p_key)::text;
    END IF;
    RETURN v_old.id;
END $$;

CREATE FUNCTION public.ledger_open_account(p_address text, p_currency text, p_rule text, p_at timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_account ledger_account;
BEGIN
    SELECT * INTO v_account FROM ledger_account WHERE address = p_address;
    IF NOT FOUND THEN
        INSERT INTO ledger_account (address, currency, rule, opened_at)
        VALUES (p_address, p_currency, p_rule, p_at)
        ON CONFLICT (address) DO NOTHING
        RETURNING * INTO v_account;
        IF NOT FOUND THEN
            SELECT * INTO v_account FROM ledger_account WHERE address = p_address;
        END IF;
    END IF;
    IF (v_account.currency, v_account.rule) IS DISTINCT FROM (p_currency, p_rule) THEN
        RAISE EXCEPTION USING ERRCODE = 'LG003', MESSAGE = 'account_conflict',
            DETAIL = json_build_object('account', p_address)::text;
    END IF;
    RETURN v_account.id;
END $$;

CREATE FUNCTION public.ledger_post(p_at timestamp with time zone, p_keys text[], p_kinds text[], p_debits text[], p_credits text[], p_amounts bigint[], p_currencies text[], p_about_kinds text[], p_about_ids uuid[], p_reverses bigint[]) RETURNS bigint[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_count CONSTANT integer := cardinality(p_keys);
    v_places bigint[];    -- the places of the postings that pass every check but that of the key ...
    v_debits bigint[];    -- ... and their accounts, null at the other places
    v_credits bigint[];
    v_ids bigint[];       -- the new transfers and their keys
    v_keys text[];
    v_accounts bigint[];  -- one change an entry
    v_deltas bigint[];
    v_moved bigint[];     -- the accounts whose balance could simply be changed ...
    v_net bigint;         -- ... and how many there are in all
    v_result bigint[];
    v_account bigint;
    v_delta bigint;
BEGIN
    IF p_at IS NULL OR v_count IS NULL OR v_count NOT BETWEEN 1 AND 1000 OR (v_count = ALL (ARRAY[
            cardinality(p_kinds), cardinality(p_debits), cardinality(p_credits), cardinality(p_amounts),
            cardinality(p_currencies), cardinality(p_about_kinds), cardinality(p_about_ids), cardinality(p_reverses)
        ])) IS NOT TRUE THEN
        RAISE EXCEPTION USING ERRCODE = 'LG008', MESSAGE = 'malformed',
            DETAIL = json_build_object('postings', v_count)::text;
    END IF;

    WITH given AS (
        SELECT g.place, d.id AS debit_id, c.id AS credit_id
        FROM unnest(p_debits, p_credits, p_currencies, p_amounts, p_reverses) WITH ORDINALITY
            AS g(debit, credit, currency, amount, reverses, place)
        LEFT JOIN ledger_account d ON d.address = g.debit
        LEFT JOIN ledger_account c ON c.address = g.credit AND c.id <> d.id AND d.currency = g.currency
            AND c.currency = g.currency AND g.amount BETWEEN 1 AND 1000000000000000
            AND (g.reverses IS NULL OR ledger_mirrors(g.reverses, d.id, c.id, g.amount))
    )
    SELECT array_agg(debit_id ORDER BY place), array_agg(credit_id ORDER BY place) INTO v_debits, v_credits FROM given;

    WITH taken AS (
        INSERT INTO ledger_transfer
            (key, kind, debit_id, credit_id, amount, currency, about_kind, about_id, reverses_id, at)
        SELECT g.key, g.kind, g.debit_id, g.credit_id, g.amount, g.currency, g.about_kind, g.about_id, g.reverses, p_at
        FROM unnest(p_keys, p_kinds, v_debits, v_credits, p_amounts, p_currencies, p_about_kinds, p_about_ids,
                    p_reverses) WITH ORDINALITY
            AS g(key, kind, debit_id, credit_id, amount, currency, about_kind, about_id, reverses, place)
        WHERE g.credit_id IS NOT NULL
        ORDER BY g.place
        ON CONFLICT (key) DO NOTHING
        RETURNING id, key, debit_id, credit_id, amount
    )
    SELECT array_agg(id ORDER BY id), array_agg(key ORDER BY id), array_agg(debit_id) || array_agg(credit_id),
        array_agg(-amount) || array_agg(amount)
    INTO v_ids, v_keys, v_accounts, v_deltas FROM taken;

    IF cardinality(v_ids) = v_count THEN
        v_result := v_ids;
    ELSE
        FOR i IN 1..v_count LOOP
            v_result[i] := CASE WHEN v_credits[i] IS NOT NULL THEN v_ids[array_position(v_keys, p_keys[i])] END;
            IF v_result[i] IS NULL OR v_result[i] = ANY (v_result[:i - 1]) THEN
                v_result[i] := -ledger_not_taken(p_keys[i], p_kinds[i], p_debits[i], p_credits[i], p_amounts[i],
                    p_currencies[i], p_about_kinds[i], p_about_ids[i], p_reverses[i]);
            END IF;
        END LOOP;
    END IF;

    PERFORM 1 FROM ledger_account
    WHERE id = ANY (v_accounts) AND (rule <> 'credit_only' OR id = ANY (v_accounts[:cardinality(v_ids)]))
    ORDER BY id FOR NO KEY UPDATE;
    WITH net AS (
        SELECT n.account, sum(n.delta)::bigint AS delta
        FROM unnest(v_accounts, v_deltas) AS n(account, delta) GROUP BY n.account
    ), moved AS (
        UPDATE ledger_account a SET balance = a.balance + net.delta FROM net
        WHERE a.id = net.account AND (a.rule = 'overdraft' OR a.rule = 'strict' AND a.balance + net.delta >= 0)
        RETURNING a.id
    )
    SELECT coalesce(array_agg(id), '{}'), (SELECT count(*) FROM net) INTO v_moved, v_net FROM moved;
    IF cardinality(v_moved) = v_net THEN
        RETURN v_result;
    END IF;

    FOR v_account, v_delta IN
        SELECT n.account, sum(n.delta)
        FROM unnest(v_accounts, v_deltas) AS n(account, delta) JOIN ledger_account a ON a.id = n.account
        WHERE a.id <> ALL (v_moved) AND (a.rule <> 'credit_only' OR n.delta < 0)
        GROUP BY n.account ORDER BY n.account
    LOOP
        PERFORM ledger_move(v_account, v_delta);
    END LOOP;
    RETURN v_result;
END $$;

CREATE FUNCTION public.ledger_post(p_at timestamp with time zone, p_key text, p_kind text, p_debit text, p_credit text, p_amount bigint, p_currency text, p_about_kind text, p_about_id uuid, p_reverses bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_id bigint;
    v_debit bigint;
    v_credit bigint;
    v_credit_only boolean;
BEGIN
    SELECT d.id, c.id, c.rule = 'credit_only' INTO v_debit, v_credit, v_credit_only
    FROM ledger_account d, ledger_account c
    WHERE d.address = p_debit AND c.address = p_credit AND d.id <> c.id
        AND d.currency = p_currency AND c.currency = p_currency AND p_amount BETWEEN 1 AND 1000000000000000;
    IF FOUND AND (p_reverses IS NULL OR ledger_mirrors(p_reverses, v_debit, v_credit, p_amount)) THEN
        INSERT INTO ledger_transfer
            (key, kind, debit_id, credit_id, amount, currency, about_kind, about_id, reverses_id, at)
        VALUES (p_key, p_kind, v_debit, v_credit, p_amount, p_currency, p_about_kind, p_about_id, p_reverses, p_at)
        ON CONFLICT (key) DO NOTHING
        RETURNING id INTO v_id;
    END IF;
    IF v_id IS NULL THEN
        RETURN -ledger_not_taken(p_key, p_kind, p_debit, p_credit, p_amount, p_currency, p_about_kind, p_about_id,
            p_reverses);
    END IF;

    IF v_credit < v_debit AND NOT v_credit_only THEN
        UPDATE ledger_account SET balance = balance + p_amount WHERE id = v_credit;
    END IF;
    UPDATE ledger_account SET balance = balance - p_amount
    WHERE id = v_debit AND (rule = 'strict' AND balance >= p_amount OR rule = 'overdraft');
    IF NOT FOUND THEN
        PERFORM ledger_move(v_debit, -p_amount);
    END IF;
    IF v_credit > v_debit AND NOT v_credit_only THEN
        UPDATE ledger_account SET balance = balance + p_amount WHERE id = v_credit;
    END IF;
    RETURN v_id;
END $$;

CREATE FUNCTION public.ledger_publish_head(p_day date, p_at timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
    INSERT INTO ledger_head (published_on, batch, last, head, published_at)
    SELECT p_day, number, last, head, p_at FROM ledger_sealbatch ORDER BY number DESC LIMIT 1
    ON CONFLICT (published_on) DO NOTHING
$$;

CREATE FUNCTION public.ledger_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LG000', MESSAGE = 'history_never_changes',
        DETAIL = json_build_object('table', TG_TABLE_NAME, 'operation', TG_OP)::text;
END $$;

CREATE FUNCTION public.ledger_seal(p_at timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_before ledger_sealbatch;
    v_settled bigint;
    v_final bigint;
    v_ids bigint[];
    v_part bigint[];
    v_root bytea;
    v_number bigint;
    v_writers text[];
    v_sealed bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(4962010001);  -- one sealer at a time
    SELECT * INTO v_before FROM ledger_sealbatch ORDER BY number DESC LIMIT 1;
    v_settled := coalesce(v_before.settled_id, 0);
    SELECT greatest(v_settled, max(reached_id)) INTO v_final FROM ledger_sealbatch
    WHERE reached_id > v_settled AND NOT writers && ledger_writers();

    SELECT array_agg(id ORDER BY id) INTO v_ids FROM (
        SELECT t.id FROM ledger_transfer t
        WHERE t.id > v_settled AND NOT EXISTS (SELECT FROM ledger_seal s WHERE s.transfer_id = t.id)
        ORDER BY t.id LIMIT 49152
    ) AS unsealed;
    v_writers := ledger_writers();
    IF cardinality(v_ids) = 49152 THEN
        v_final := least(v_final, v_ids[49152]);
    END IF;

    WHILE v_sealed < coalesce(cardinality(v_ids), 0) LOOP
        v_part := v_ids[v_sealed + 1:v_sealed + 4096];
        v_number := coalesce(v_before.last, 0);
        WITH line AS (
            SELECT v_number + row_number() OVER (ORDER BY t.id) AS number, t.*, d.address AS debit, c.address AS credit
            FROM ledger_transfer t
            JOIN ledger_account d ON d.id = t.debit_id JOIN ledger_account c ON c.id = t.credit_id
            WHERE t.id = ANY (v_part)
        ), sealed AS (
            INSERT INTO ledger_seal (number, transfer_id, leaf)
            SELECT number, id, sha256('\x00'::bytea || convert_to(ledger_line(number, id, at, kind, debit, credit,
                amount, currency, about_kind, about_id, key, reverses_id), 'UTF8'))
            FROM line
            RETURNING number, leaf
        )
        SELECT ledger_merkle_root(array_agg(leaf ORDER BY number)) INTO v_root FROM sealed;
        INSERT INTO ledger_sealbatch (number, first, last, root, head, sealed_at, settled_id, reached_id, writers)
        SELECT coalesce(v_before.number, 0) + 1, v_number + 1, v_number + cardinality(v_part), v_root,
            sha256(convert_to(concat_ws(E'\t', 'B', coalesce(v_before.number, 0) + 1, v_number + 1,
                v_number + cardinality(v_part), encode(v_root, 'hex'), ledger_instant(p_at),
                coalesce(encode(v_before.head, 'hex'), repeat('0', 64))), 'UTF8')),
            p_at, least(v_final, v_part[cardinality(v_part)]), v_part[cardinality(v_part)], v_writers
        RETURNING * INTO v_before;
        v_sealed := v_sealed + cardinality(v_part);
    END LOOP;
    PERFORM ledger_fold();
    RETURN v_sealed;
END $$;

CREATE FUNCTION public.ledger_try_account() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $_$
BEGIN
    IF NEW.rule IN ('strict', 'overdraft', 'credit_only') AND NEW.currency ~ '^[A-Z]{3}$'
       AND NEW.address ~ '^[a-z][a-z0-9_]*(/[A-Za-z0-9_.-]+){0,5}$' AND NEW.balance = 0 AND NEW.folded_id = 0 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'LG008', MESSAGE = 'malformed',
        DETAIL = json_build_object('account', NEW.address)::text;
END $_$;

CREATE FUNCTION public.ledger_unfolded(p_account bigint, p_folded bigint) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT coalesce(sum(amount), 0)::bigint FROM ledger_transfer WHERE credit_id = p_account AND id > p_folded
$$;

CREATE FUNCTION public.ledger_writers() RETURNS text[]
    LANGUAGE sql
    SET search_path TO 'public', 'pg_temp'
    AS $$
    SELECT coalesce(array_agg(virtualtransaction), '{}') FROM pg_locks
    WHERE locktype = 'relation' AND relation = 'ledger_transfer'::regclass AND mode = 'RowExclusiveLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND pid IS DISTINCT FROM pg_backend_pid()
$$;

CREATE FUNCTION public.plumbing_tell(p_kind character varying, p_subject uuid, p_name character varying, p_body text, p_person uuid, p_organisation uuid, p_at timestamp with time zone, p_job character varying) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    v_position bigint;
    v_before bytea;
    v_hash bytea;
    v_id bigint;
BEGIN
    INSERT INTO plumbing_audithead AS head (subject_kind, subject_id, position, hash)
    VALUES (p_kind, p_subject, 1, decode(repeat('00', 32), 'hex'))
    ON CONFLICT (subject_kind, subject_id) DO UPDATE SET position = head.position + 1
    RETURNING position, hash INTO v_position, v_before;

    v_hash := sha256(v_before || convert_to(
        v_position || '|' || p_kind || '|' || p_subject || '|' || p_body, 'UTF8'));

    UPDATE plumbing_audithead SET hash = v_hash WHERE subject_kind = p_kind AND subject_id = p_subject;

    INSERT INTO plumbing_auditentry
        (subject_kind, subject_id, position, name, body, person_id, organisation_id, at, hash)
    VALUES (p_kind, p_subject, v_position, p_name, p_body, p_person, p_organisation, p_at, v_hash)
    RETURNING id INTO v_id;

    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args)
    VALUES ('default', p_job, 0, jsonb_build_object('entry_id', v_id));

    RETURN v_id;
END $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approvals_absence (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    stand_in_id uuid NOT NULL
);

CREATE TABLE public.approvals_approval (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    title character varying(200) NOT NULL,
    path character varying(200) NOT NULL,
    amount_minor bigint,
    currency character varying(3) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    words text NOT NULL,
    needed integer NOT NULL,
    "order" character varying(12) NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    together_minor bigint,
    CONSTRAINT approvals_approval_state CHECK ((state IN ('asked', 'approved', 'declined', 'withdrawn', 'lapsed')))
);

CREATE TABLE public.approvals_group (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL
);

CREATE TABLE public.approvals_groupmember (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    group_id uuid NOT NULL,
    person_id uuid NOT NULL
);

CREATE TABLE public.approvals_rate (
    id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    against character varying(3) NOT NULL,
    rate_millionths bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT approvals_rate_positive CHECK ((rate_millionths >= 1))
);

CREATE TABLE public.approvals_rule (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    above_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    needed integer NOT NULL,
    "order" character varying(12) NOT NULL,
    answer_days integer NOT NULL,
    at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    group_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT approvals_rule_kind CHECK ((kind IN ('decision', 'award', 'contract', 'payment', 'limit'))),
    CONSTRAINT approvals_rule_order CHECK (("order" IN ('together', 'in_turn'))),
    CONSTRAINT approvals_rule_sane CHECK (((above_minor >= 0) AND (answer_days >= 1) AND (needed >= 1)))
);

CREATE TABLE public.approvals_seat (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    answer character varying(12) NOT NULL,
    words text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id uuid,
    approval_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT approvals_seat_answer CHECK ((answer IN ('waiting', 'approved', 'declined')))
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_certificate (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    issuer character varying(120) NOT NULL,
    issued_on date,
    expires_on date,
    link character varying(200) NOT NULL,
    profile_id uuid NOT NULL
);

CREATE TABLE public.catalogue_heldpackage (
    id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    hash character varying(64) NOT NULL,
    price_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(12) NOT NULL,
    refusal jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    author_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    package_id uuid NOT NULL,
    CONSTRAINT catalogue_held_state CHECK ((state IN ('held', 'published', 'dropped', 'overtaken')))
);

CREATE TABLE public.catalogue_package (
    id uuid NOT NULL,
    slug character varying(80) NOT NULL,
    kind character varying(8) NOT NULL,
    state character varying(12) NOT NULL,
    draft jsonb NOT NULL,
    version integer NOT NULL,
    hash character varying(64) NOT NULL,
    title character varying(120) NOT NULL,
    line character varying(200) NOT NULL,
    category character varying(40) NOT NULL,
    currency character varying(3) NOT NULL,
    from_minor bigint,
    from_days smallint,
    most_open smallint,
    sold integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    first_published_at timestamp with time zone,
    tiers smallint NOT NULL,
    CONSTRAINT catalogue_package_kind CHECK ((kind IN ('service', 'product', 'hours'))),
    CONSTRAINT catalogue_package_most_open CHECK (((most_open IS NULL) OR (most_open > 0))),
    CONSTRAINT catalogue_package_offers_a_version CHECK (((state IN ('draft', 'retired')) OR ((from_minor > 0) AND (version > 0)))),
    CONSTRAINT catalogue_package_state CHECK ((state IN ('draft', 'published', 'paused', 'retired')))
);

CREATE TABLE public.catalogue_packageversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    before character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    package_id uuid NOT NULL
);

CREATE TABLE public.catalogue_portfolioitem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(120) NOT NULL,
    words text NOT NULL,
    link character varying(200) NOT NULL,
    year smallint,
    profile_id uuid NOT NULL,
    alt character varying(200) NOT NULL,
    client character varying(120) NOT NULL,
    client_agreed boolean NOT NULL,
    links jsonb NOT NULL,
    CONSTRAINT catalogue_portfolio_client_agreed CHECK ((((client)::text = ''::text) OR client_agreed))
);

CREATE TABLE public.catalogue_profile (
    id uuid NOT NULL,
    headline character varying(120) NOT NULL,
    about text NOT NULL,
    rate_minor bigint,
    rate_currency character varying(3) NOT NULL,
    hours_a_week smallint,
    available_from date,
    published_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    passed_over jsonb NOT NULL,
    CONSTRAINT catalogue_profile_hours CHECK (((hours_a_week IS NULL) OR (hours_a_week BETWEEN 1 AND 10000))),
    CONSTRAINT catalogue_profile_rate CHECK (((rate_minor IS NULL) OR (rate_minor > 0)))
);

CREATE TABLE public.catalogue_profilelanguage (
    id uuid NOT NULL,
    language character varying(3) NOT NULL,
    level character varying(6) NOT NULL,
    profile_id uuid NOT NULL
);

CREATE TABLE public.catalogue_profileskill (
    id uuid NOT NULL,
    skill character varying(60) NOT NULL,
    evidence character varying(200) NOT NULL,
    profile_id uuid NOT NULL,
    depth character varying(12) NOT NULL,
    years smallint
);

CREATE TABLE public.catalogue_rate (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    role character varying(60) NOT NULL,
    level character varying(40) NOT NULL,
    country character varying(2) NOT NULL,
    currency character varying(3) NOT NULL,
    per character varying(4) NOT NULL,
    amount_minor bigint NOT NULL,
    valid_from date NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    profile_id uuid NOT NULL,
    CONSTRAINT catalogue_rate_amount CHECK ((amount_minor > 0)),
    CONSTRAINT catalogue_rate_per CHECK ((per IN ('hour', 'day')))
);

CREATE TABLE public.catalogue_standing (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    contracts integer NOT NULL,
    reviews integer NOT NULL,
    score smallint,
    score_low smallint,
    score_high smallint,
    on_time integer NOT NULL,
    delivered integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL
);

CREATE TABLE public.catalogue_teamentry (
    id uuid NOT NULL,
    title character varying(80) NOT NULL,
    words character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    profile_id uuid NOT NULL
);

CREATE TABLE public.catalogue_timeaside (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    hours_a_week smallint NOT NULL,
    words character varying(80) NOT NULL,
    profile_id uuid NOT NULL,
    CONSTRAINT catalogue_time_aside_order CHECK (((ends_on >= starts_on) AND (hours_a_week >= 0)))
);

CREATE TABLE public.contracts_adoptedcontract (
    id uuid NOT NULL,
    number bigint NOT NULL,
    facts jsonb NOT NULL,
    activity character varying(160) NOT NULL,
    ends_on date,
    notice_until timestamp with time zone,
    exit_plan jsonb NOT NULL,
    state character varying(12) NOT NULL,
    correction jsonb,
    confirmed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    author_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    supplier_id uuid,
    signed_until date,
    noticed_on date,
    noticed_by character varying(8) NOT NULL,
    before_notice jsonb,
    CONSTRAINT contracts_adopted_notice_whole CHECK ((((before_notice IS NULL) AND ((noticed_by)::text = ''::text) AND (noticed_on IS NULL)) OR ((before_notice IS NOT NULL) AND (noticed_by IN ('client', 'provider')) AND (noticed_on IS NOT NULL)))),
    CONSTRAINT contracts_adopted_state CHECK ((state IN ('running', 'ending', 'ended'))),
    CONSTRAINT contracts_adopted_two_parties CHECK ((NOT ((organisation_id = supplier_id) AND (supplier_id IS NOT NULL))))
);

CREATE TABLE public.contracts_agreement (
    id uuid NOT NULL,
    number bigint NOT NULL,
    title character varying(160) NOT NULL,
    category character varying(40) NOT NULL,
    unit character varying(12) NOT NULL,
    currency character varying(3) NOT NULL,
    value_minor bigint NOT NULL,
    rail character varying(12) NOT NULL,
    state character varying(12) NOT NULL,
    version integer NOT NULL,
    version_hash character varying(64) NOT NULL,
    terms jsonb NOT NULL,
    fee_bps integer NOT NULL,
    answer_until timestamp with time zone,
    offered_at timestamp with time zone,
    signed_at timestamp with time zone,
    ends_on date,
    ended_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    client_id uuid NOT NULL,
    drafted_by_id uuid NOT NULL,
    proposal_id uuid,
    provider_id uuid NOT NULL,
    request_id uuid,
    team jsonb NOT NULL,
    follows_id uuid,
    under_id uuid,
    CONSTRAINT contracts_agreement_fee CHECK ((fee_bps BETWEEN 0 AND 5000)),
    CONSTRAINT contracts_agreement_offer_lapses CHECK (((NOT ((state)::text = 'offered'::text)) OR (answer_until IS NOT NULL))),
    CONSTRAINT contracts_agreement_runs_when_signed CHECK (((NOT (state IN ('running', 'ending', 'completed', 'cancelled', 'ended'))) OR (signed_at IS NOT NULL))),
    CONSTRAINT contracts_agreement_state CHECK ((state IN ('draft', 'offered', 'running', 'ending', 'completed', 'cancelled', 'ended', 'declined', 'withdrawn', 'lapsed'))),
    CONSTRAINT contracts_agreement_two_parties CHECK ((NOT (client_id = provider_id))),
    CONSTRAINT contracts_agreement_under_another CHECK ((NOT ((under_id = id) AND (under_id IS NOT NULL)))),
    CONSTRAINT contracts_agreement_value CHECK ((value_minor >= 0))
);

CREATE TABLE public.contracts_agreementcomment (
    id uuid NOT NULL,
    version integer NOT NULL,
    "row" character varying(60) NOT NULL,
    anchor character varying(300) NOT NULL,
    words text NOT NULL,
    side character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    parent_id uuid,
    private_to_id uuid,
    settled_by_id uuid,
    CONSTRAINT contracts_comment_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_agreementdraft (
    id uuid NOT NULL,
    content jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    shared_at timestamp with time zone,
    discarded_at timestamp with time zone,
    agreement_id uuid NOT NULL
);

CREATE TABLE public.contracts_agreementversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    content jsonb NOT NULL,
    before character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    author_side character varying(8) NOT NULL,
    why text NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    author_id uuid,
    CONSTRAINT contracts_version_author_side CHECK ((author_side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_batch (
    id uuid NOT NULL,
    title character varying(120) NOT NULL,
    state character varying(12) NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    author_id uuid NOT NULL,
    client_id uuid NOT NULL,
    CONSTRAINT contracts_batch_state CHECK ((state IN ('draft', 'sent', 'discarded')))
);

CREATE TABLE public.contracts_batchoffer (
    id uuid NOT NULL,
    place smallint NOT NULL,
    price_minor bigint NOT NULL,
    refusal character varying(60) NOT NULL,
    agreement_id uuid,
    batch_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    held_id uuid
);

CREATE TABLE public.contracts_benchmark (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    expert character varying(160) NOT NULL,
    independent boolean NOT NULL,
    neutral boolean NOT NULL,
    tolerance_bps integer NOT NULL,
    at timestamp with time zone NOT NULL,
    draft_at timestamp with time zone,
    reported_on date,
    adjusted_on date,
    over_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    CONSTRAINT contracts_benchmark_drafted CHECK (((NOT (state IN ('drafted', 'reported'))) OR (draft_at IS NOT NULL))),
    CONSTRAINT contracts_benchmark_expert_is_free CHECK ((independent AND neutral AND (NOT ((expert)::text = ''::text)))),
    CONSTRAINT contracts_benchmark_reported CHECK ((((adjusted_on > reported_on) AND (over_at IS NOT NULL) AND (reported_on IS NOT NULL) AND ((state)::text = 'reported'::text)) OR ((NOT ((state)::text = 'reported'::text)) AND (adjusted_on IS NULL) AND (reported_on IS NULL)))),
    CONSTRAINT contracts_benchmark_state CHECK ((state IN ('announced', 'drafted', 'reported', 'withdrawn')))
);

CREATE TABLE public.contracts_benchmarkprice (
    id uuid NOT NULL,
    place smallint NOT NULL,
    key character varying(16) NOT NULL,
    name character varying(300) NOT NULL,
    price bigint NOT NULL,
    market bigint NOT NULL,
    adjusted bigint NOT NULL,
    benchmark_id uuid NOT NULL,
    CONSTRAINT contracts_benchmarkprice_never_rises CHECK (((adjusted >= 0) AND (adjusted <= price) AND (market > 0)))
);

CREATE TABLE public.contracts_benchmarkword (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    benchmark_id uuid NOT NULL,
    CONSTRAINT contracts_benchmarkword_said CHECK ((NOT (words = ''::text))),
    CONSTRAINT contracts_benchmarkword_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_calendarlink (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    adopted_id uuid,
    agreement_id uuid,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT contracts_calendarlink_contract CHECK (((agreement_id IS NULL) OR (adopted_id IS NULL)))
);

CREATE TABLE public.contracts_draftedit (
    id uuid NOT NULL,
    number integer NOT NULL,
    "row" character varying(60) NOT NULL,
    anchor character varying(300) NOT NULL,
    was jsonb NOT NULL,
    "to" jsonb NOT NULL,
    side character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    undoes integer,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    CONSTRAINT contracts_draft_edit_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_duty (
    id uuid NOT NULL,
    number integer NOT NULL,
    state character varying(9) NOT NULL,
    due_on date,
    due_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    note text NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    sequence integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    adopted_id uuid,
    agreement_id uuid,
    answerer_id uuid,
    doer_id uuid,
    organisation_id uuid NOT NULL,
    owner_id uuid,
    series_id uuid NOT NULL,
    CONSTRAINT contracts_duty_one_contract CHECK ((((adopted_id IS NULL) AND (agreement_id IS NOT NULL)) OR ((adopted_id IS NOT NULL) AND (agreement_id IS NULL)))),
    CONSTRAINT contracts_duty_state CHECK ((state IN ('open', 'done', 'confirmed', 'disputed', 'missed', 'waived', 'closed')))
);

CREATE TABLE public.contracts_dutyseries (
    id uuid NOT NULL,
    batch character varying(24) NOT NULL,
    key character varying(80) NOT NULL,
    side character varying(8) NOT NULL,
    code character varying(30) NOT NULL,
    source character varying(60) NOT NULL,
    clause smallint NOT NULL,
    words character varying(300) NOT NULL,
    given jsonb NOT NULL,
    weeks smallint NOT NULL,
    months smallint NOT NULL,
    first_on date,
    last_on date,
    shift smallint NOT NULL,
    owed boolean NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    over_at timestamp with time zone,
    adopted_id uuid,
    agreement_id uuid,
    organisation_id uuid NOT NULL,
    owner_id uuid,
    CONSTRAINT contracts_dutyseries_one_contract CHECK ((((adopted_id IS NULL) AND (agreement_id IS NOT NULL)) OR ((adopted_id IS NOT NULL) AND (agreement_id IS NULL)))),
    CONSTRAINT contracts_dutyseries_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_formalnotice (
    id uuid NOT NULL,
    number integer NOT NULL,
    side character varying(8) NOT NULL,
    kind character varying(12) NOT NULL,
    clause smallint NOT NULL,
    version integer NOT NULL,
    state character varying(12) NOT NULL,
    words text NOT NULL,
    person character varying(160) NOT NULL,
    on_day date,
    successor character varying(160) NOT NULL,
    next_on date,
    learned_at timestamp with time zone,
    cost_minor bigint,
    at timestamp with time zone NOT NULL,
    received_at timestamp with time zone,
    answer text NOT NULL,
    closed_at timestamp with time zone,
    reason text NOT NULL,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    closer_id uuid,
    receiver_id uuid,
    CONSTRAINT contracts_formalnotice_closed_with_reason CHECK ((((closed_at IS NULL) AND (closer_id IS NULL) AND (reason = ''::text) AND (state IN ('given', 'received'))) OR ((closed_at IS NOT NULL) AND (closer_id IS NOT NULL) AND (state IN ('refused', 'withdrawn')) AND (NOT (reason = ''::text))))),
    CONSTRAINT contracts_formalnotice_cost CHECK (((cost_minor IS NULL) OR (cost_minor > 0))),
    CONSTRAINT contracts_formalnotice_kind CHECK ((kind IN ('audit', 'insurance', 'key_person', 'emergency', 'breach', 'insolvency', 'other'))),
    CONSTRAINT contracts_formalnotice_received CHECK ((((answer = ''::text) AND (received_at IS NULL) AND (receiver_id IS NULL)) OR ((received_at IS NOT NULL) AND (receiver_id IS NOT NULL)))),
    CONSTRAINT contracts_formalnotice_received_at CHECK (((NOT ((state)::text = 'received'::text)) OR (received_at IS NOT NULL))),
    CONSTRAINT contracts_formalnotice_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT contracts_formalnotice_state CHECK ((state IN ('given', 'received', 'refused', 'withdrawn')))
);

CREATE TABLE public.contracts_hardshiptalks (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    cost_side character varying(8) NOT NULL,
    words text NOT NULL,
    before_minor bigint NOT NULL,
    now_minor bigint NOT NULL,
    since_on date NOT NULL,
    threshold_bps integer NOT NULL,
    end_days smallint NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    settled_by character varying(8) NOT NULL,
    settlement text NOT NULL,
    settled_at timestamp with time zone,
    over_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    CONSTRAINT contracts_talks_agreed CHECK (((NOT ((state)::text = 'agreed'::text)) OR (NOT ((settled_by)::text = ''::text)))),
    CONSTRAINT contracts_talks_clock CHECK ((until > at)),
    CONSTRAINT contracts_talks_cost_side CHECK ((cost_side IN ('client', 'provider'))),
    CONSTRAINT contracts_talks_costs CHECK (((before_minor >= 1) AND (now_minor >= 0))),
    CONSTRAINT contracts_talks_over CHECK ((((over_at IS NULL) AND ((state)::text = 'talking'::text)) OR ((NOT ((state)::text = 'talking'::text)) AND (over_at IS NOT NULL)))),
    CONSTRAINT contracts_talks_settled CHECK ((((settled_at IS NULL) AND ((settled_by)::text = ''::text) AND (settlement = ''::text)) OR ((NOT ((settled_by)::text = ''::text)) AND (NOT (settlement = ''::text)) AND (settled_at IS NOT NULL)))),
    CONSTRAINT contracts_talks_settled_by CHECK ((settled_by IN ('', 'client', 'provider'))),
    CONSTRAINT contracts_talks_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT contracts_talks_state CHECK ((state IN ('talking', 'agreed', 'failed', 'withdrawn', 'overtaken')))
);

CREATE TABLE public.contracts_heldoffer (
    id uuid NOT NULL,
    about uuid NOT NULL,
    number bigint NOT NULL,
    side character varying(8) NOT NULL,
    title character varying(160) NOT NULL,
    currency character varying(3) NOT NULL,
    value_minor bigint NOT NULL,
    content jsonb NOT NULL,
    before character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    signer jsonb NOT NULL,
    why text NOT NULL,
    answer_days smallint NOT NULL,
    state character varying(12) NOT NULL,
    refusal jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    agreement_id uuid,
    author_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    other_id uuid NOT NULL,
    request_id uuid,
    index_now integer,
    renews_to date,
    CONSTRAINT contracts_held_renewal CHECK ((((index_now IS NULL) AND (renews_to IS NULL)) OR ((agreement_id IS NOT NULL) AND (renews_to IS NOT NULL)))),
    CONSTRAINT contracts_held_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT contracts_held_state CHECK ((state IN ('held', 'sent', 'dropped', 'overtaken')))
);

CREATE TABLE public.contracts_majeureevent (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    kind character varying(12) NOT NULL,
    words text NOT NULL,
    milestone_ids jsonb NOT NULL,
    began_on date NOT NULL,
    learned_on date NOT NULL,
    report_until date NOT NULL,
    in_time boolean NOT NULL,
    expected_on date,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    accepted_at timestamp with time zone,
    over_on date,
    over_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    answerer_id uuid,
    author_id uuid NOT NULL,
    CONSTRAINT contracts_majeure_accepted CHECK ((((accepted_at IS NOT NULL) AND (state IN ('accepted', 'passed'))) OR ((state)::text = 'overtaken'::text) OR ((NOT (state IN ('accepted', 'passed', 'overtaken'))) AND (accepted_at IS NULL)))),
    CONSTRAINT contracts_majeure_in_order CHECK (((over_on IS NULL) OR (over_on > began_on))),
    CONSTRAINT contracts_majeure_kind CHECK ((kind IN ('war', 'disaster', 'epidemic', 'networks', 'authorities', 'other'))),
    CONSTRAINT contracts_majeure_objected_with_reason CHECK (((NOT ((state)::text = 'objected'::text)) OR ((NOT (answer = ''::text)) AND (answerer_id IS NOT NULL)))),
    CONSTRAINT contracts_majeure_over CHECK ((((over_at IS NOT NULL) AND (over_on IS NOT NULL) AND (state IN ('over', 'passed'))) OR ((NOT (state IN ('over', 'passed'))) AND (over_at IS NULL) AND (over_on IS NULL)))),
    CONSTRAINT contracts_majeure_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT contracts_majeure_state CHECK ((state IN ('reported', 'accepted', 'objected', 'over', 'passed', 'withdrawn', 'overtaken')))
);

CREATE TABLE public.contracts_milestone (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(160) NOT NULL,
    amount_minor bigint NOT NULL,
    due_on date,
    criteria text NOT NULL,
    state character varying(12) NOT NULL,
    agreement_id uuid NOT NULL,
    checks jsonb NOT NULL,
    moved_days smallint NOT NULL,
    CONSTRAINT contracts_milestone_amount CHECK ((amount_minor > 0)),
    CONSTRAINT contracts_milestone_state CHECK ((state IN ('agreed', 'dropped')))
);

CREATE TABLE public.contracts_negotiationread (
    id uuid NOT NULL,
    read_until timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    user_id uuid NOT NULL
);

CREATE TABLE public.contracts_ownclause (
    id uuid NOT NULL,
    clause uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    author_id uuid NOT NULL,
    owner_id uuid
);

CREATE TABLE public.contracts_owntemplate (
    id uuid NOT NULL,
    template uuid NOT NULL,
    number integer NOT NULL,
    unit character varying(12) NOT NULL,
    content jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    author_id uuid NOT NULL,
    owner_id uuid,
    CONSTRAINT contracts_own_template_unit CHECK ((unit IN ('task', 'project', 'process', 'department')))
);

CREATE TABLE public.contracts_packageorder (
    id uuid NOT NULL,
    tier character varying(60) NOT NULL,
    extras jsonb NOT NULL,
    answers jsonb NOT NULL,
    quantity smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    package_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT contracts_order_quantity CHECK ((quantity > 0))
);

CREATE TABLE public.contracts_renewaloffer (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    state character varying(12) NOT NULL,
    ends_on date NOT NULL,
    index_now integer,
    text text NOT NULL,
    content jsonb NOT NULL,
    before character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    signer jsonb NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    CONSTRAINT contracts_renewaloffer_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT contracts_renewaloffer_state CHECK ((state IN ('offered', 'signed', 'declined', 'withdrawn', 'lapsed')))
);

CREATE TABLE public.contracts_renewalrefusal (
    id uuid NOT NULL,
    term_on date NOT NULL,
    side character varying(8) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT contracts_renewalrefusal_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_renewed (
    id uuid NOT NULL,
    version integer NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    by_clause boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    CONSTRAINT contracts_renewed_goes_forward CHECK ((to_on > from_on))
);

CREATE TABLE public.contracts_sealedpaper (
    id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    certificate character varying(64) NOT NULL,
    stamped boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    version_id uuid NOT NULL
);

CREATE TABLE public.contracts_signature (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    name character varying(120) NOT NULL,
    method character varying(20) NOT NULL,
    hash character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    version_id uuid NOT NULL,
    address character varying(45) NOT NULL,
    agent character varying(300) NOT NULL,
    proof character varying(16) NOT NULL,
    proved_at timestamp with time zone,
    text_sha256 character varying(64) NOT NULL,
    zone character varying(40) NOT NULL,
    CONSTRAINT contracts_signature_method CHECK ((method IN ('proposal', 'package', 'button'))),
    CONSTRAINT contracts_signature_proof CHECK ((proof IN ('', 'password', 'code', 'recovery_code', 'passkey', 'link'))),
    CONSTRAINT contracts_signature_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_signedcopy (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    sha256 character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by_id uuid,
    person_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT contracts_signed_copy_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.contracts_standstill (
    id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    agreement_id uuid NOT NULL,
    CONSTRAINT contracts_standstill_in_order CHECK (((until IS NULL) OR (until >= since)))
);

CREATE TABLE public.contracts_stepin (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    dangers jsonb NOT NULL,
    failure text NOT NULL,
    what character varying(200) NOT NULL,
    by character varying(160) NOT NULL,
    bound boolean NOT NULL,
    urgent boolean NOT NULL,
    of_month boolean NOT NULL,
    begins_on date NOT NULL,
    most_days smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    begun_on date,
    begun_at timestamp with time zone,
    last_on date,
    ready_at timestamp with time zone,
    back_on date,
    over_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    giver_id uuid,
    CONSTRAINT contracts_stepin_begun CHECK ((((begun_at IS NULL) AND (begun_on IS NULL) AND (last_on IS NULL) AND (state IN ('announced', 'withdrawn'))) OR ((begun_at IS NOT NULL) AND (begun_on >= begins_on) AND (begun_on IS NOT NULL) AND (last_on > begun_on) AND (state IN ('begun', 'over'))))),
    CONSTRAINT contracts_stepin_bound_to_secrecy CHECK ((((by)::text = ''::text) OR bound)),
    CONSTRAINT contracts_stepin_over CHECK ((((back_on >= begun_on) AND (back_on <= last_on) AND (over_at IS NOT NULL) AND ((state)::text = 'over'::text)) OR ((back_on IS NULL) AND (over_at IS NOT NULL) AND ((state)::text = 'withdrawn'::text)) OR ((back_on IS NULL) AND (over_at IS NULL) AND (state IN ('announced', 'begun'))))),
    CONSTRAINT contracts_stepin_state CHECK ((state IN ('announced', 'begun', 'over', 'withdrawn')))
);

CREATE TABLE public.contracts_stepincost (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    amount_minor bigint NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answerer_id uuid,
    author_id uuid NOT NULL,
    step_in_id uuid NOT NULL,
    CONSTRAINT contracts_stepincost_answered CHECK (((NOT (state IN ('accepted', 'objected'))) OR ((answered_at IS NOT NULL) AND (answerer_id IS NOT NULL)))),
    CONSTRAINT contracts_stepincost_claimed CHECK (((amount_minor > 0) AND (NOT (words = ''::text)))),
    CONSTRAINT contracts_stepincost_objected_with_reason CHECK (((NOT ((state)::text = 'objected'::text)) OR (NOT (answer = ''::text)))),
    CONSTRAINT contracts_stepincost_state CHECK ((state IN ('claimed', 'accepted', 'objected', 'withdrawn')))
);

CREATE TABLE public.contracts_stepinword (
    id uuid NOT NULL,
    ready boolean NOT NULL,
    disputes boolean NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    step_in_id uuid NOT NULL,
    CONSTRAINT contracts_stepinword_one_thing CHECK (((NOT ready) OR (NOT disputes))),
    CONSTRAINT contracts_stepinword_said CHECK ((NOT (words = ''::text)))
);

CREATE TABLE public.contracts_subcontractor (
    id uuid NOT NULL,
    name character varying(160) NOT NULL,
    country character varying(2) NOT NULL,
    part character varying(300) NOT NULL,
    personal_data boolean NOT NULL,
    note text NOT NULL,
    state character varying(12) NOT NULL,
    silence_agrees boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    left_on date,
    agreement_id uuid NOT NULL,
    answerer_id uuid,
    author_id uuid NOT NULL,
    CONSTRAINT contracts_subcontractor_answered CHECK ((((answered_at IS NULL) AND ((state)::text = 'asked'::text)) OR ((NOT ((state)::text = 'asked'::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT contracts_subcontractor_clock CHECK ((answer_until > at)),
    CONSTRAINT contracts_subcontractor_left CHECK ((((left_on IS NOT NULL) AND ((state)::text = 'left'::text)) OR ((NOT ((state)::text = 'left'::text)) AND (left_on IS NULL)))),
    CONSTRAINT contracts_subcontractor_refused_with_reason CHECK (((NOT ((state)::text = 'refused'::text)) OR ((NOT (answer = ''::text)) AND (answerer_id IS NOT NULL)))),
    CONSTRAINT contracts_subcontractor_state CHECK ((state IN ('asked', 'agreed', 'refused', 'lapsed', 'withdrawn', 'left')))
);

CREATE TABLE public.contracts_suggestion (
    id uuid NOT NULL,
    number integer NOT NULL,
    version integer NOT NULL,
    "row" character varying(60) NOT NULL,
    anchor character varying(300) NOT NULL,
    was jsonb NOT NULL,
    "to" jsonb NOT NULL,
    reason text NOT NULL,
    side character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    written_in integer,
    agreement_id uuid NOT NULL,
    answered_by_id uuid,
    author_id uuid NOT NULL,
    CONSTRAINT contracts_suggestion_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT contracts_suggestion_state CHECK ((state IN ('open', 'accepted', 'refused', 'withdrawn', 'overtaken', 'written'))),
    CONSTRAINT contracts_suggestion_written_in CHECK (((((state)::text = 'written'::text) AND (written_in IS NOT NULL)) OR ((NOT ((state)::text = 'written'::text)) AND (written_in IS NULL))))
);

CREATE TABLE public.contracts_workercheck (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    own_hours boolean NOT NULL,
    own_tools boolean NOT NULL,
    own_place boolean NOT NULL,
    substitute boolean NOT NULL,
    other_clients boolean NOT NULL,
    income_bps integer NOT NULL,
    notes jsonb NOT NULL,
    income_limit_bps integer NOT NULL,
    signs_limit smallint NOT NULL,
    both_name boolean NOT NULL,
    signs smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    examiner character varying(160) NOT NULL,
    named_at timestamp with time zone,
    examiner_agreed_at timestamp with time zone,
    outcome character varying(16) NOT NULL,
    reasons text NOT NULL,
    decided_at timestamp with time zone,
    comment text NOT NULL,
    commented_at timestamp with time zone,
    changed_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    decider_id uuid,
    CONSTRAINT contracts_workercheck_clear CHECK (((NOT ((state)::text = 'clear'::text)) OR (((outcome)::text = ''::text) AND (signs < signs_limit)))),
    CONSTRAINT contracts_workercheck_decided CHECK (((NOT ((state)::text = 'decided'::text)) OR (NOT ((outcome)::text = ''::text)))),
    CONSTRAINT contracts_workercheck_decided_with_reasons CHECK ((((decided_at IS NULL) AND (decider_id IS NULL) AND ((outcome)::text = ''::text) AND (reasons = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (NOT (reasons = ''::text)) AND (decided_at IS NOT NULL) AND (decider_id IS NOT NULL)))),
    CONSTRAINT contracts_workercheck_examiner CHECK (((((examiner)::text = ''::text) AND (examiner_agreed_at IS NULL) AND (named_at IS NULL)) OR ((NOT ((examiner)::text = ''::text)) AND (named_at IS NOT NULL)))),
    CONSTRAINT contracts_workercheck_income CHECK (((income_bps BETWEEN 0 AND 10000) AND (income_limit_bps BETWEEN 0 AND 10000))),
    CONSTRAINT contracts_workercheck_open CHECK (((NOT ((state)::text = 'open'::text)) OR (((outcome)::text = ''::text) AND (signs >= signs_limit)))),
    CONSTRAINT contracts_workercheck_outcome CHECK ((outcome IN ('', 'independent', 'not_independent', 'change'))),
    CONSTRAINT contracts_workercheck_signs CHECK (((signs BETWEEN 0 AND 6) AND (signs_limit BETWEEN 1 AND 6))),
    CONSTRAINT contracts_workercheck_state CHECK ((state IN ('clear', 'open', 'decided', 'overtaken')))
);

CREATE TABLE public.conversations_message (
    id uuid NOT NULL,
    body text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    thread_id uuid NOT NULL
);

CREATE TABLE public.conversations_participant (
    id uuid NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    thread_id uuid NOT NULL
);

CREATE TABLE public.conversations_readmark (
    id uuid NOT NULL,
    read_until timestamp with time zone NOT NULL,
    user_id uuid NOT NULL,
    thread_id uuid NOT NULL
);

CREATE TABLE public.conversations_thread (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    title character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    last_message_at timestamp with time zone
);

CREATE TABLE public.delivery_book (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    cut_on date
);

CREATE TABLE public.delivery_checkresult (
    id uuid NOT NULL,
    place smallint NOT NULL,
    kind character varying(12) NOT NULL,
    outcome character varying(8) NOT NULL,
    evidence jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    submission_id uuid NOT NULL,
    CONSTRAINT delivery_check_kind CHECK ((kind IN ('file_type', 'words', 'picture', 'translation', 'links', 'schema', 'checksum'))),
    CONSTRAINT delivery_check_outcome CHECK ((outcome IN ('holds', 'fails', 'unclear')))
);

CREATE TABLE public.delivery_comment (
    id uuid NOT NULL,
    file_id uuid,
    file_name character varying(200) NOT NULL,
    place jsonb NOT NULL,
    words text NOT NULL,
    side character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    author_id uuid NOT NULL,
    parent_id uuid,
    settled_by_id uuid,
    submission_id uuid NOT NULL,
    CONSTRAINT delivery_comment_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.delivery_defect (
    id uuid NOT NULL,
    number integer NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(12) NOT NULL,
    cure_days smallint,
    tries smallint,
    tried smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    until timestamp with time zone,
    denial text NOT NULL,
    failed_at timestamp with time zone,
    over_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    CONSTRAINT delivery_defect_counts CHECK (((asked_at >= at) AND (number > 0) AND (tried >= 0))),
    CONSTRAINT delivery_defect_cure CHECK ((((cure_days IS NULL) AND (failed_at IS NULL) AND (tries IS NULL) AND (until IS NULL)) OR ((cure_days > 0) AND (tries > 0)))),
    CONSTRAINT delivery_defect_failed CHECK (((NOT ((state)::text = 'failed'::text)) OR (failed_at IS NOT NULL))),
    CONSTRAINT delivery_defect_over CHECK ((((over_at IS NOT NULL) AND ((state)::text = 'struck'::text)) OR ((NOT ((state)::text = 'struck'::text)) AND (over_at IS NULL)))),
    CONSTRAINT delivery_defect_state CHECK ((state IN ('reported', 'put_right', 'denied', 'failed', 'struck')))
);

CREATE TABLE public.delivery_defectattempt (
    id uuid NOT NULL,
    number smallint NOT NULL,
    note text NOT NULL,
    at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    kept_at timestamp with time zone,
    author_id uuid NOT NULL,
    defect_id uuid NOT NULL
);

CREATE TABLE public.delivery_entry (
    id uuid NOT NULL,
    line smallint NOT NULL,
    day date NOT NULL,
    minutes integer NOT NULL,
    note character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    question character varying(300) NOT NULL,
    answer character varying(300) NOT NULL,
    billed_minutes integer NOT NULL,
    amount_minor bigint NOT NULL,
    corrects_id uuid,
    person_id uuid NOT NULL,
    sheet_id uuid NOT NULL,
    covered_minutes integer NOT NULL,
    CONSTRAINT delivery_entry_minutes CHECK ((((corrects_id IS NULL) AND (minutes BETWEEN 1 AND 1440)) OR ((corrects_id IS NOT NULL) AND ((minutes >= '-1440'::integer) AND (minutes <= '-1'::integer)))))
);

CREATE TABLE public.delivery_levelexclusion (
    id uuid NOT NULL,
    place smallint NOT NULL,
    side character varying(8) NOT NULL,
    words character varying(300) NOT NULL,
    value_bps integer,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    author_id uuid NOT NULL,
    period_id uuid NOT NULL,
    CONSTRAINT delivery_levelexclusion_bps CHECK (((value_bps IS NULL) OR (value_bps BETWEEN 0 AND 10000))),
    CONSTRAINT delivery_levelexclusion_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT delivery_levelexclusion_state CHECK ((state IN ('proposed', 'agreed', 'declined')))
);

CREATE TABLE public.delivery_levelperiod (
    id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    read_until timestamp with time zone,
    review_until timestamp with time zone,
    closed_at timestamp with time zone,
    price_minor bigint NOT NULL,
    credit_minor bigint NOT NULL,
    agreement_id uuid NOT NULL,
    CONSTRAINT delivery_levelperiod_state CHECK ((state IN ('running', 'reading', 'closed', 'void'))),
    CONSTRAINT delivery_levelperiod_sums CHECK (((credit_minor >= 0) AND (ends_on >= starts_on) AND (price_minor >= 0)))
);

CREATE TABLE public.delivery_levelreading (
    id uuid NOT NULL,
    place smallint NOT NULL,
    measured_bps integer,
    source character varying(12) NOT NULL,
    words character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(12) NOT NULL,
    claimed_bps integer,
    claim character varying(300) NOT NULL,
    answer character varying(300) NOT NULL,
    replaced_at timestamp with time zone,
    author_id uuid,
    period_id uuid NOT NULL,
    CONSTRAINT delivery_levelreading_bps CHECK ((((measured_bps IS NULL) OR (measured_bps BETWEEN 0 AND 10000)) AND ((claimed_bps IS NULL) OR (claimed_bps BETWEEN 0 AND 10000)))),
    CONSTRAINT delivery_levelreading_source CHECK ((source IN ('entered', 'pushed', 'computed'))),
    CONSTRAINT delivery_levelreading_state CHECK ((state IN ('entered', 'confirmed', 'disputed', 'upheld')))
);

CREATE TABLE public.delivery_levelresult (
    id uuid NOT NULL,
    place smallint NOT NULL,
    measured_bps integer,
    result character varying(14) NOT NULL,
    credit_minor bigint NOT NULL,
    cause_until timestamp with time zone,
    cause text NOT NULL,
    cause_at timestamp with time zone,
    cause_by_id uuid,
    period_id uuid NOT NULL,
    CONSTRAINT delivery_levelresult_credit CHECK ((credit_minor >= 0)),
    CONSTRAINT delivery_levelresult_result CHECK ((result IN ('met', 'below_target', 'below_minimum', 'not_counted')))
);

CREATE TABLE public.delivery_leveltoken (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    sha256 character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    made_by_id uuid NOT NULL
);

CREATE TABLE public.delivery_sheet (
    id uuid NOT NULL,
    week date NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    edit_until timestamp with time zone NOT NULL,
    review_until timestamp with time zone NOT NULL,
    lifted jsonb NOT NULL,
    submitted_at timestamp with time zone,
    decided_at timestamp with time zone,
    decided_by character varying(8) NOT NULL,
    total_minor bigint NOT NULL,
    credit_before_minor bigint NOT NULL,
    payable_minor bigint NOT NULL,
    agreement_id uuid NOT NULL,
    decider_id uuid,
    CONSTRAINT delivery_sheet_decided_by CHECK ((decided_by IN ('', 'person', 'silence'))),
    CONSTRAINT delivery_sheet_state CHECK ((state IN ('open', 'submitted', 'approved', 'empty'))),
    CONSTRAINT delivery_sheet_sums CHECK (((credit_before_minor <= 0) AND (payable_minor >= 0)))
);

CREATE TABLE public.delivery_submission (
    id uuid NOT NULL,
    round smallint NOT NULL,
    note text NOT NULL,
    links jsonb NOT NULL,
    checked jsonb NOT NULL,
    state character varying(14) NOT NULL,
    at timestamp with time zone NOT NULL,
    review_until timestamp with time zone NOT NULL,
    extended_at timestamp with time zone,
    paused_at timestamp with time zone,
    decided_at timestamp with time zone,
    decided_by character varying(8) NOT NULL,
    answer text NOT NULL,
    defect text NOT NULL,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    decider_id uuid,
    work_id uuid NOT NULL,
    despite text NOT NULL,
    record jsonb NOT NULL,
    CONSTRAINT delivery_submission_decided_by CHECK ((decided_by IN ('', 'person', 'silence'))),
    CONSTRAINT delivery_submission_state CHECK ((state IN ('in_review', 'changes_asked', 'accepted', 'withdrawn', 'closed')))
);

CREATE TABLE public.delivery_timer (
    id uuid NOT NULL,
    line smallint NOT NULL,
    note character varying(300) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kept_minutes integer NOT NULL,
    item_id uuid,
    CONSTRAINT delivery_timer_kept CHECK ((kept_minutes >= 0))
);

CREATE TABLE public.delivery_work (
    id uuid NOT NULL,
    state character varying(14) NOT NULL,
    revisions smallint NOT NULL,
    accepted_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    CONSTRAINT delivery_work_state CHECK ((state IN ('to_do', 'in_review', 'changes_asked', 'accepted', 'stopped')))
);

CREATE TABLE public.delivery_workitem (
    id uuid NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    note text NOT NULL,
    state character varying(12) NOT NULL,
    place bigint NOT NULL,
    line smallint,
    due_on date,
    priority character varying(8) NOT NULL,
    labels jsonb NOT NULL,
    steps jsonb NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    archived_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    archived_by_id uuid,
    assignee_id uuid,
    author_id uuid NOT NULL,
    milestone_id uuid,
    CONSTRAINT delivery_item_about_one CHECK (((milestone_id IS NULL) OR (line IS NULL))),
    CONSTRAINT delivery_item_archived CHECK ((((archived_at IS NULL) AND (archived_by_id IS NULL)) OR ((archived_at IS NOT NULL) AND (archived_by_id IS NOT NULL)))),
    CONSTRAINT delivery_item_priority CHECK ((priority IN ('urgent', 'high', 'normal', 'low'))),
    CONSTRAINT delivery_item_said CHECK (((number >= 1) AND (version >= 1) AND (NOT ((title)::text = ''::text)))),
    CONSTRAINT delivery_item_state CHECK ((state IN ('to_do', 'doing', 'in_review', 'done')))
);

CREATE TABLE public.delivery_workitemcomment (
    id uuid NOT NULL,
    words text NOT NULL,
    side character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    item_id uuid NOT NULL,
    told jsonb NOT NULL,
    edited_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT delivery_item_comment_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.delivery_workitemcommentbefore (
    id uuid NOT NULL,
    words text NOT NULL,
    until timestamp with time zone NOT NULL,
    comment_id uuid NOT NULL
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.exits_ending (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    reason text NOT NULL,
    paid_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    person_id uuid,
    CONSTRAINT exits_ending_kind CHECK ((kind IN ('completed', 'cancelled', 'notice', 'expired', 'consent', 'ruling')))
);

CREATE TABLE public.exits_notice (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    reason text NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    given_by_id uuid NOT NULL,
    CONSTRAINT exits_notice_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT exits_notice_state CHECK ((state IN ('running', 'withdrawn', 'effective', 'overtaken')))
);

CREATE TABLE public.exits_refundoffer (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    to_client_minor bigint NOT NULL,
    to_provider_minor bigint NOT NULL,
    reason text NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    offered_by_id uuid NOT NULL,
    CONSTRAINT exits_refund_amounts CHECK (((to_client_minor >= 0) AND (to_provider_minor >= 0))),
    CONSTRAINT exits_refund_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT exits_refund_state CHECK ((state IN ('offered', 'agreed', 'declined', 'withdrawn', 'lapsed')))
);

CREATE TABLE public.exits_ruling (
    id uuid NOT NULL,
    to_client_minor bigint NOT NULL,
    to_provider_minor bigint NOT NULL,
    reasons text NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    ruled_by_id uuid,
    CONSTRAINT exits_ruling_amounts CHECK (((to_client_minor >= 0) AND (to_provider_minor >= 0)))
);

CREATE TABLE public.ledger_account (
    id bigint NOT NULL,
    balance bigint DEFAULT 0 NOT NULL,
    folded_id bigint DEFAULT 0 NOT NULL,
    rule character varying(12) NOT NULL COLLATE pg_catalog."C",
    currency character varying(3) NOT NULL COLLATE pg_catalog."C",
    address character varying(120) NOT NULL COLLATE pg_catalog."C",
    opened_at timestamp with time zone NOT NULL,
    CONSTRAINT ledger_account_not_overdrawn CHECK (((balance >= 0) OR (NOT ((rule)::text = 'strict'::text))))
)
WITH (fillfactor='50');

ALTER TABLE public.ledger_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ledger_head (
    published_on date NOT NULL,
    batch bigint NOT NULL,
    last bigint NOT NULL,
    head bytea NOT NULL,
    published_at timestamp with time zone NOT NULL
);

CREATE TABLE public.ledger_seal (
    number bigint NOT NULL,
    leaf bytea NOT NULL,
    transfer_id bigint NOT NULL
);

CREATE TABLE public.ledger_sealbatch (
    number bigint NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL,
    root bytea NOT NULL,
    head bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    settled_id bigint NOT NULL,
    reached_id bigint NOT NULL,
    writers text[] NOT NULL,
    CONSTRAINT ledger_batch_not_empty CHECK (((first >= 1) AND (last >= first) AND (number >= 1)))
);

CREATE TABLE public.ledger_transfer (
    id bigint NOT NULL,
    debit_id bigint NOT NULL,
    credit_id bigint NOT NULL,
    amount bigint NOT NULL,
    reverses_id bigint,
    at timestamp with time zone NOT NULL,
    about_id uuid NOT NULL,
    currency character varying(3) NOT NULL COLLATE pg_catalog."C",
    kind character varying(40) NOT NULL COLLATE pg_catalog."C",
    about_kind character varying(40) NOT NULL COLLATE pg_catalog."C",
    key character varying(200) NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT ledger_transfer_amount_range CHECK (((amount >= 1) AND (amount <= '1000000000000000'::bigint))),
    CONSTRAINT ledger_transfer_two_accounts CHECK ((NOT (debit_id = credit_id))),
    CONSTRAINT ledger_transfer_words_form CHECK (((strpos((((key)::text || (kind)::text) || (about_kind)::text), '	'::text) = 0) AND (strpos((((key)::text || (kind)::text) || (about_kind)::text), '
'::text) = 0) AND ((key)::text <> ''::text) AND ((kind)::text <> ''::text) AND ((about_kind)::text <> ''::text)))
);

ALTER TABLE public.ledger_transfer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_transfer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_invitation (
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    role character varying(12) NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    invited_by_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT parties_invitation_role CHECK ((role IN ('owner', 'manager', 'finance', 'member', 'viewer'))),
    CONSTRAINT parties_invitation_state CHECK ((state IN ('open', 'accepted', 'withdrawn', 'lapsed')))
);

CREATE TABLE public.parties_membership (
    id uuid NOT NULL,
    role character varying(12) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    user_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT parties_membership_role CHECK ((role IN ('owner', 'manager', 'finance', 'member', 'viewer')))
);

CREATE TABLE public.parties_organisation (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(12) NOT NULL,
    country character varying(2) NOT NULL,
    place character varying(80) NOT NULL,
    about text NOT NULL,
    timezone character varying(64) NOT NULL,
    working_days character varying(7) NOT NULL,
    day_starts time without time zone NOT NULL,
    day_ends time without time zone NOT NULL,
    currency character varying(3) NOT NULL,
    vat_id character varying(20) NOT NULL,
    buys boolean NOT NULL,
    provides boolean NOT NULL,
    state character varying(12) NOT NULL,
    verification character varying(12) NOT NULL,
    founded_at timestamp with time zone NOT NULL,
    CONSTRAINT parties_organisation_kind CHECK ((kind IN ('company', 'individual'))),
    CONSTRAINT parties_organisation_state CHECK ((state IN ('active', 'closed'))),
    CONSTRAINT parties_organisation_verification CHECK ((verification IN ('unverified', 'asked', 'verified', 'refused')))
);

CREATE TABLE public.parties_signinlink (
    id uuid NOT NULL,
    purpose character varying(20) NOT NULL,
    subject_id uuid,
    at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    user_id uuid NOT NULL,
    CONSTRAINT parties_link_purpose CHECK ((purpose IN ('sign_in', 'publish_request')))
);

CREATE TABLE public.parties_user (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    locale character varying(16) NOT NULL,
    timezone character varying(64) NOT NULL,
    is_active boolean NOT NULL,
    is_operator boolean NOT NULL,
    joined_at timestamp with time zone
);

CREATE TABLE public.parties_user_groups (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.parties_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_user_user_permissions (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.parties_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties_verification (
    id uuid NOT NULL,
    outcome character varying(12) NOT NULL,
    evidence text NOT NULL,
    at timestamp with time zone NOT NULL,
    decided_by_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT parties_verification_outcome CHECK ((outcome IN ('unverified', 'asked', 'verified', 'refused')))
);

CREATE TABLE public.payments_block (
    id uuid NOT NULL,
    minutes integer NOT NULL,
    drawn integer NOT NULL,
    unused character varying(8) NOT NULL,
    agreement_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    CONSTRAINT payments_block_minutes CHECK (((drawn >= 0) AND (drawn <= minutes) AND (minutes > 0))),
    CONSTRAINT payments_block_unused CHECK ((unused IN ('refund', 'keep')))
);

CREATE TABLE public.payments_bonus (
    id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    words character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    given_by_id uuid NOT NULL,
    CONSTRAINT payments_bonus_amount CHECK ((amount_minor > 0)),
    CONSTRAINT payments_bonus_fee CHECK ((fee_minor BETWEEN 0 AND amount_minor))
);

CREATE TABLE public.payments_claim (
    id uuid NOT NULL,
    number integer NOT NULL,
    side character varying(8) NOT NULL,
    kind character varying(12) NOT NULL,
    ground character varying(12) NOT NULL,
    on_day date NOT NULL,
    amount_minor bigint NOT NULL,
    words text NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    offered_minor bigint,
    beyond boolean NOT NULL,
    agreed_minor bigint,
    closed_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    defect_id uuid,
    CONSTRAINT payments_claim_ground CHECK ((ground IN ('', 'intent', 'injury', 'confidence', 'rights', 'law'))),
    CONSTRAINT payments_claim_kind CHECK ((kind IN ('damages', 'repair', 'reduction'))),
    CONSTRAINT payments_claim_made CHECK (((amount_minor > 0) AND (number > 0) AND (NOT (words = ''::text)))),
    CONSTRAINT payments_claim_of CHECK ((((defect_id IS NULL) AND ((kind)::text = 'damages'::text)) OR ((defect_id IS NOT NULL) AND ((ground)::text = ''::text) AND (kind IN ('repair', 'reduction')) AND ((side)::text = 'client'::text)))),
    CONSTRAINT payments_claim_side CHECK ((side IN ('client', 'provider'))),
    CONSTRAINT payments_claim_state CHECK ((state IN ('made', 'offered', 'objected', 'accepted', 'withdrawn'))),
    CONSTRAINT payments_claim_sums CHECK ((((agreed_minor IS NULL) AND (closed_at IS NULL) AND (offered_minor > 0) AND (offered_minor < amount_minor) AND ((state)::text = 'offered'::text)) OR ((agreed_minor IS NULL) AND (closed_at IS NULL) AND (offered_minor IS NULL) AND (state IN ('made', 'objected'))) OR ((agreed_minor > 0) AND (agreed_minor <= amount_minor) AND (closed_at IS NOT NULL) AND (offered_minor IS NULL) AND ((state)::text = 'accepted'::text)) OR ((agreed_minor IS NULL) AND (closed_at IS NOT NULL) AND (offered_minor IS NULL) AND ((state)::text = 'withdrawn'::text))))
);

CREATE TABLE public.payments_claimoffer (
    id uuid NOT NULL,
    number smallint NOT NULL,
    amount_minor bigint NOT NULL,
    beyond boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    claim_id uuid NOT NULL,
    CONSTRAINT payments_claimoffer_sum CHECK (((amount_minor > 0) AND (number > 0)))
);

CREATE TABLE public.payments_credituse (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    subject_id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    credit_id uuid NOT NULL,
    CONSTRAINT payments_credituse_amount CHECK ((amount_minor > 0)),
    CONSTRAINT payments_credituse_kind CHECK ((kind IN ('milestone', 'week', 'month')))
);

CREATE TABLE public.payments_download (
    id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    person_id uuid NOT NULL
);

CREATE TABLE public.payments_draw (
    id uuid NOT NULL,
    minutes integer NOT NULL,
    worked_on date NOT NULL,
    words character varying(300) NOT NULL,
    ticket character varying(60) NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by character varying(8) NOT NULL,
    answer character varying(300) NOT NULL,
    released_minor bigint NOT NULL,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    block_id uuid NOT NULL,
    CONSTRAINT payments_draw_answered CHECK ((((answered_at IS NULL) AND ((state)::text = 'recorded'::text)) OR ((answered_at IS NOT NULL) AND (NOT ((state)::text = 'recorded'::text))))),
    CONSTRAINT payments_draw_minutes CHECK ((minutes > 0)),
    CONSTRAINT payments_draw_state CHECK ((state IN ('recorded', 'agreed', 'denied', 'overtaken')))
);

CREATE TABLE public.payments_expense (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    words character varying(300) NOT NULL,
    state character varying(12) NOT NULL,
    most_minor bigint NOT NULL,
    amount_minor bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone,
    agreed_at timestamp with time zone,
    spent_on date,
    claimed_at timestamp with time zone,
    answer character varying(300) NOT NULL,
    paid_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    author_id uuid NOT NULL,
    ours_micro bigint,
    rate_on date,
    receipt_currency character varying(3) NOT NULL,
    receipt_minor bigint,
    theirs_micro bigint,
    due_at timestamp with time zone,
    CONSTRAINT payments_expense_amounts CHECK (((amount_minor >= 0) AND (amount_minor <= most_minor) AND (most_minor > 0))),
    CONSTRAINT payments_expense_kind CHECK ((kind IN ('travel', 'lodging', 'material', 'licence', 'other'))),
    CONSTRAINT payments_expense_paid CHECK ((((amount_minor > 0) AND (paid_at IS NOT NULL) AND ((state)::text = 'paid'::text)) OR ((NOT ((state)::text = 'paid'::text)) AND (paid_at IS NULL)))),
    CONSTRAINT payments_expense_rate CHECK ((((ours_micro IS NULL) AND (rate_on IS NULL) AND (theirs_micro IS NULL)) OR ((ours_micro > 0) AND (rate_on IS NOT NULL) AND (theirs_micro > 0)))),
    CONSTRAINT payments_expense_receipt CHECK ((((rate_on IS NULL) AND ((receipt_currency)::text = ''::text) AND (receipt_minor IS NULL)) OR ((amount_minor > 0) AND (receipt_minor > 0) AND (NOT ((receipt_currency)::text = ''::text))))),
    CONSTRAINT payments_expense_state CHECK ((state IN ('asked', 'agreed', 'declined', 'lapsed', 'claimed', 'refused', 'due', 'paid', 'withdrawn')))
);

CREATE TABLE public.payments_hold (
    id uuid NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    lift_reason text NOT NULL,
    held_by_id uuid,
    lifted_by_id uuid,
    holding_id uuid NOT NULL
);

CREATE TABLE public.payments_holding (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    funded_minor bigint NOT NULL,
    released_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    funded_at timestamp with time zone,
    settled_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    retained_minor bigint NOT NULL,
    CONSTRAINT payments_holding_state CHECK ((state IN ('not_funded', 'held', 'released', 'refunded', 'split', 'closed'))),
    CONSTRAINT payments_holding_state_is_sums CHECK ((((funded_minor = 0) AND (retained_minor = 0) AND (state IN ('not_funded', 'closed'))) OR ((funded_minor > (released_minor + refunded_minor)) AND (refunded_minor = 0) AND (retained_minor = 0) AND ((state)::text = 'held'::text)) OR ((funded_minor = (released_minor + retained_minor)) AND (funded_minor > 0) AND (refunded_minor = 0) AND ((state)::text = 'released'::text)) OR ((funded_minor = refunded_minor) AND (funded_minor > 0) AND (released_minor = 0) AND ((state)::text = 'refunded'::text)) OR ((funded_minor = ((released_minor + refunded_minor) + retained_minor)) AND (refunded_minor > 0) AND ((state)::text = 'split'::text) AND ((released_minor > 0) OR (retained_minor > 0))))),
    CONSTRAINT payments_holding_sums CHECK (((fee_minor >= 0) AND (funded_minor >= 0) AND (refunded_minor >= 0) AND (released_minor >= 0) AND (funded_minor >= ((released_minor + refunded_minor) + retained_minor)) AND (retained_minor >= 0)))
);

CREATE TABLE public.payments_payment (
    id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    paid_on date NOT NULL,
    words character varying(300) NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by character varying(8) NOT NULL,
    answer text NOT NULL,
    agreement_id uuid NOT NULL,
    payee_id uuid NOT NULL,
    payer_id uuid NOT NULL,
    CONSTRAINT payments_payment_amount CHECK ((amount_minor > 0)),
    CONSTRAINT payments_payment_answered CHECK ((((answered_at IS NULL) AND ((answered_by)::text = ''::text) AND ((state)::text = 'recorded'::text)) OR ((answered_at IS NOT NULL) AND (answered_by IN ('person', 'silence')) AND (NOT ((state)::text = 'recorded'::text))))),
    CONSTRAINT payments_payment_state CHECK ((state IN ('recorded', 'confirmed', 'denied')))
);

CREATE TABLE public.payments_payout (
    id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    amount_minor bigint NOT NULL,
    rail character varying(12) NOT NULL,
    destination character varying(120) NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    reference character varying(80) NOT NULL,
    failure character varying(200) NOT NULL,
    asked_by_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT payments_payout_amount CHECK ((amount_minor > 0)),
    CONSTRAINT payments_payout_state CHECK ((state IN ('requested', 'paid', 'failed')))
);

CREATE TABLE public.payments_reduction (
    id uuid NOT NULL,
    due_on date NOT NULL,
    handed_in_on date NOT NULL,
    days integer NOT NULL,
    left_out jsonb NOT NULL,
    counted_minor bigint NOT NULL,
    waived_minor bigint NOT NULL,
    amount_minor bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    CONSTRAINT payments_reduction_sums CHECK (((amount_minor >= 0) AND (counted_minor > 0) AND (days > 0) AND (waived_minor >= 0) AND (amount_minor <= (counted_minor - waived_minor))))
);

CREATE TABLE public.payments_referencerate (
    id uuid NOT NULL,
    day date NOT NULL,
    currency character varying(3) NOT NULL,
    per_euro_micro bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT payments_rate_positive CHECK (((per_euro_micro > 0) AND (per_euro_micro <= '1000000000000000'::bigint) AND (NOT ((currency)::text = 'EUR'::text))))
);

CREATE TABLE public.payments_retainermonth (
    id uuid NOT NULL,
    month date NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    price_minor bigint NOT NULL,
    off_minor bigint NOT NULL,
    state character varying(12) NOT NULL,
    funded_minor bigint NOT NULL,
    released_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    review_until timestamp with time zone,
    question character varying(300) NOT NULL,
    answer character varying(300) NOT NULL,
    answered_at timestamp with time zone,
    decided_at timestamp with time zone,
    decided_by character varying(8) NOT NULL,
    settled_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    credit_minor bigint NOT NULL,
    still_days smallint NOT NULL,
    corrected bigint NOT NULL,
    count bigint,
    kind character varying(8) NOT NULL,
    line smallint NOT NULL,
    name character varying(160) NOT NULL,
    note character varying(2000) NOT NULL,
    reported_at timestamp with time zone,
    CONSTRAINT payments_retainermonth_count CHECK ((((count IS NULL) AND (reported_at IS NULL)) OR ((count >= 0) AND ((kind)::text = 'units'::text) AND (reported_at IS NOT NULL)))),
    CONSTRAINT payments_retainermonth_days CHECK (((first_on >= month) AND (last_on >= first_on))),
    CONSTRAINT payments_retainermonth_kind CHECK ((kind IN ('retainer', 'units', 'dated'))),
    CONSTRAINT payments_retainermonth_line CHECK (((((kind)::text = 'retainer'::text) AND (line = 0)) OR ((NOT ((kind)::text = 'retainer'::text)) AND (line > 0)))),
    CONSTRAINT payments_retainermonth_line_check CHECK ((line >= 0)),
    CONSTRAINT payments_retainermonth_state CHECK ((state IN ('not_funded', 'held', 'released', 'refunded', 'split', 'closed'))),
    CONSTRAINT payments_retainermonth_state_is_sums CHECK ((((funded_minor = 0) AND (state IN ('not_funded', 'closed'))) OR ((funded_minor > (released_minor + refunded_minor)) AND (refunded_minor = 0) AND ((state)::text = 'held'::text)) OR ((funded_minor = released_minor) AND (funded_minor > 0) AND (refunded_minor = 0) AND ((state)::text = 'released'::text)) OR ((funded_minor = refunded_minor) AND (funded_minor > 0) AND (released_minor = 0) AND ((state)::text = 'refunded'::text)) OR ((funded_minor = (released_minor + refunded_minor)) AND (refunded_minor > 0) AND (released_minor > 0) AND ((state)::text = 'split'::text)))),
    CONSTRAINT payments_retainermonth_sums CHECK (((fee_minor >= 0) AND (funded_minor >= 0) AND (refunded_minor >= 0) AND (released_minor >= 0) AND (funded_minor >= (released_minor + refunded_minor)) AND (credit_minor >= 0) AND (off_minor >= 0) AND (off_minor <= (price_minor - credit_minor))))
);

CREATE TABLE public.payments_retention (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    kept_minor bigint NOT NULL,
    released_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    pays_at timestamp with time zone NOT NULL,
    defect text NOT NULL,
    claim_minor bigint NOT NULL,
    reported_at timestamp with time zone,
    reasons text NOT NULL,
    settled_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    CONSTRAINT payments_retention_state CHECK ((state IN ('kept', 'defect', 'released', 'refunded', 'split'))),
    CONSTRAINT payments_retention_state_is_sums CHECK ((((refunded_minor = 0) AND (released_minor = 0) AND (settled_at IS NULL) AND (state IN ('kept', 'defect'))) OR ((kept_minor = released_minor) AND (refunded_minor = 0) AND (settled_at IS NOT NULL) AND ((state)::text = 'released'::text)) OR ((kept_minor = refunded_minor) AND (released_minor = 0) AND (settled_at IS NOT NULL) AND ((state)::text = 'refunded'::text)) OR ((kept_minor = (released_minor + refunded_minor)) AND (refunded_minor > 0) AND (released_minor > 0) AND (settled_at IS NOT NULL) AND ((state)::text = 'split'::text)))),
    CONSTRAINT payments_retention_sums CHECK (((claim_minor >= 0) AND (fee_minor >= 0) AND (kept_minor > 0) AND (claim_minor <= kept_minor)))
);

CREATE TABLE public.payments_servicecredit (
    id uuid NOT NULL,
    place smallint NOT NULL,
    measure character varying(160) NOT NULL,
    amount_minor bigint NOT NULL,
    used_minor bigint NOT NULL,
    state character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    period_id uuid,
    claim_id uuid,
    CONSTRAINT payments_servicecredit_of CHECK ((((claim_id IS NULL) AND (period_id IS NOT NULL)) OR ((claim_id IS NOT NULL) AND ((measure)::text = ''::text) AND (period_id IS NULL) AND (place = 0) AND (state IN ('open', 'used', 'owed'))))),
    CONSTRAINT payments_servicecredit_state CHECK ((state IN ('waiting', 'open', 'used', 'earned_back', 'lapsed', 'owed'))),
    CONSTRAINT payments_servicecredit_sums CHECK (((amount_minor > 0) AND (used_minor >= 0) AND (used_minor <= amount_minor) AND ((((state)::text = 'used'::text) AND (used_minor = amount_minor)) OR (NOT ((state)::text = 'used'::text))) AND (((state IN ('waiting', 'earned_back')) AND (used_minor = 0)) OR (NOT (state IN ('waiting', 'earned_back'))))))
);

CREATE TABLE public.payments_suspension (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    amount_minor bigint NOT NULL,
    due_on date NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    cure_until timestamp with time zone NOT NULL,
    disputed_at timestamp with time zone,
    dispute text NOT NULL,
    stopped_at timestamp with time zone,
    over_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    disputed_by_id uuid,
    given_by_id uuid NOT NULL,
    CONSTRAINT payments_suspension_amount CHECK ((amount_minor > 0)),
    CONSTRAINT payments_suspension_over CHECK ((((over_at IS NULL) AND (state IN ('warned', 'standing'))) OR ((NOT (state IN ('warned', 'standing'))) AND (over_at IS NOT NULL)))),
    CONSTRAINT payments_suspension_state CHECK ((state IN ('warned', 'standing', 'paid', 'lifted', 'overtaken'))),
    CONSTRAINT payments_suspension_stopped CHECK (((NOT ((state)::text = 'standing'::text)) OR (stopped_at IS NOT NULL)))
);

CREATE TABLE public.payments_waiver (
    id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    words character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    agreement_id uuid NOT NULL,
    given_by_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    CONSTRAINT payments_waiver_amount CHECK ((amount_minor > 0))
);

CREATE TABLE public.payments_weeklyholding (
    id uuid NOT NULL,
    week date NOT NULL,
    state character varying(12) NOT NULL,
    funded_minor bigint NOT NULL,
    released_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    settled_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    credit_minor bigint NOT NULL,
    CONSTRAINT payments_weeklyholding_state CHECK ((state IN ('not_funded', 'held', 'released', 'refunded', 'split', 'closed'))),
    CONSTRAINT payments_weeklyholding_state_is_sums CHECK ((((funded_minor = 0) AND (state IN ('not_funded', 'closed'))) OR ((funded_minor > (released_minor + refunded_minor)) AND (refunded_minor = 0) AND ((state)::text = 'held'::text)) OR ((funded_minor = released_minor) AND (funded_minor > 0) AND (refunded_minor = 0) AND ((state)::text = 'released'::text)) OR ((funded_minor = refunded_minor) AND (funded_minor > 0) AND (released_minor = 0) AND ((state)::text = 'refunded'::text)) OR ((funded_minor = (released_minor + refunded_minor)) AND (refunded_minor > 0) AND (released_minor > 0) AND ((state)::text = 'split'::text)))),
    CONSTRAINT payments_weeklyholding_sums CHECK (((fee_minor >= 0) AND (funded_minor >= 0) AND (refunded_minor >= 0) AND (released_minor >= 0) AND (funded_minor >= (released_minor + refunded_minor))))
);

CREATE SEQUENCE public.plumbing_activity_number
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE SEQUENCE public.plumbing_agreement_number
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE SEQUENCE public.plumbing_assessment_number
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.plumbing_attachment (
    id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    attached_by_id uuid,
    at timestamp with time zone NOT NULL,
    file_id uuid NOT NULL
);

CREATE TABLE public.plumbing_auditentry (
    id bigint NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    "position" bigint NOT NULL,
    name character varying(80) NOT NULL,
    body text NOT NULL,
    person_id uuid,
    organisation_id uuid,
    at timestamp with time zone NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT plumbing_audit_position_positive CHECK (("position" >= 1))
);

ALTER TABLE public.plumbing_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plumbing_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.plumbing_audithead (
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    "position" bigint NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE public.plumbing_change (
    kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    xid xid8 NOT NULL
);

CREATE TABLE public.plumbing_clocksetting (
    id smallint NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    real_at timestamp with time zone NOT NULL,
    rate integer NOT NULL,
    CONSTRAINT plumbing_clock_one_row CHECK ((id = 1)),
    CONSTRAINT plumbing_clock_rate CHECK ((rate BETWEEN 1 AND 86400))
);

CREATE TABLE public.plumbing_deadline (
    id uuid NOT NULL,
    verb character varying(80) NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    args jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    stopped_at timestamp with time zone,
    attempts smallint NOT NULL,
    error text NOT NULL,
    reminds_id uuid,
    CONSTRAINT plumbing_deadline_one_end CHECK (((done_at IS NULL) OR (stopped_at IS NULL)))
);

CREATE TABLE public.plumbing_idempotencykey (
    scope character varying(100) NOT NULL,
    key character varying(100) NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint,
    content_type character varying(80) NOT NULL,
    location text NOT NULL,
    body bytea NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.plumbing_mail (
    id uuid NOT NULL,
    key character varying(120),
    "to" character varying(254) NOT NULL,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    headers jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    error text NOT NULL
);

CREATE SEQUENCE public.plumbing_proposal_number
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE SEQUENCE public.plumbing_request_number
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.plumbing_spent (
    name character varying(40) NOT NULL,
    who bytea NOT NULL,
    count integer NOT NULL,
    ends_at timestamp with time zone NOT NULL
);

CREATE TABLE public.plumbing_storedfile (
    id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    size bigint NOT NULL,
    content_type character varying(120) NOT NULL,
    uploaded_by_id uuid,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.plumbing_transition (
    id bigint NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    verb character varying(60) NOT NULL,
    old_state character varying(40) NOT NULL,
    new_state character varying(40) NOT NULL,
    actor_kind character varying(12) NOT NULL,
    person_id uuid,
    organisation_id uuid,
    at timestamp with time zone NOT NULL,
    why text NOT NULL
);

ALTER TABLE public.plumbing_transition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plumbing_transition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.plumbing_upload (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    length bigint NOT NULL,
    file_id uuid,
    at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT plumbing_upload_length CHECK ((length > 0))
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_review (
    id uuid NOT NULL,
    side character varying(8) NOT NULL,
    score smallint NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    reply text NOT NULL,
    replied_at timestamp with time zone,
    about_id uuid NOT NULL,
    author_id uuid NOT NULL,
    by_id uuid NOT NULL,
    window_id uuid NOT NULL,
    CONSTRAINT reviews_review_score CHECK ((score BETWEEN 0 AND 100)),
    CONSTRAINT reviews_review_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.reviews_window (
    id uuid NOT NULL,
    state character varying(8) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    shown_at timestamp with time zone,
    agreement_id uuid NOT NULL,
    CONSTRAINT reviews_window_state CHECK ((state IN ('open', 'shown')))
);

CREATE TABLE public.sourcing_askeddocument (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(16) NOT NULL,
    words character varying(120) NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT sourcing_asked_kind CHECK ((kind IN ('registration', 'liability', 'certificate', 'tax', 'bank', 'reference', 'other')))
);

CREATE TABLE public.sourcing_awardreview (
    id uuid NOT NULL,
    state character varying(12) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    proposal_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    CONSTRAINT sourcing_award_review_state CHECK ((state IN ('open', 'answered', 'lapsed')))
);

CREATE TABLE public.sourcing_bundle (
    id uuid NOT NULL,
    lots smallint[] NOT NULL,
    price_minor bigint NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT sourcing_bundle_amount CHECK ((price_minor > 0))
);

CREATE TABLE public.sourcing_consensus (
    id uuid NOT NULL,
    round smallint NOT NULL,
    points smallint NOT NULL,
    words character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    criterion_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT sourcing_consensus_points CHECK ((points BETWEEN 0 AND 100))
);

CREATE TABLE public.sourcing_contest (
    request_id uuid NOT NULL,
    guaranteed boolean NOT NULL,
    blind boolean NOT NULL,
    most_entries smallint NOT NULL,
    extended_at timestamp with time zone
);

CREATE TABLE public.sourcing_criterion (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    name character varying(80) NOT NULL,
    guide character varying(300) NOT NULL,
    weight smallint NOT NULL,
    kind character varying(12) NOT NULL,
    request_id uuid NOT NULL,
    anchors character varying(160)[] NOT NULL,
    CONSTRAINT sourcing_criterion_kind CHECK ((kind IN ('judged', 'price', 'schedule'))),
    CONSTRAINT sourcing_criterion_weight CHECK ((weight BETWEEN 1 AND 100))
);

CREATE TABLE public.sourcing_decision (
    id uuid NOT NULL,
    lots smallint[] NOT NULL,
    rank smallint,
    reason text NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    leading_id uuid,
    proposal_id uuid,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_declaration (
    id uuid NOT NULL,
    conflict boolean NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    proposal_id uuid NOT NULL,
    evaluator_id uuid NOT NULL
);

CREATE TABLE public.sourcing_entry (
    id uuid NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    state character varying(12) NOT NULL,
    rating smallint,
    finalist_at timestamp with time zone,
    won_minor bigint,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    author_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT sourcing_entry_rating CHECK (((rating IS NULL) OR (rating BETWEEN 1 AND 5))),
    CONSTRAINT sourcing_entry_state CHECK ((state IN ('entered', 'withdrawn', 'eliminated', 'chosen', 'not_chosen'))),
    CONSTRAINT sourcing_entry_won CHECK (((won_minor IS NULL) OR (((state)::text = 'chosen'::text) AND (won_minor > 0))))
);

CREATE TABLE public.sourcing_entrycomment (
    id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);

CREATE TABLE public.sourcing_evaluator (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_heldproposal (
    id uuid NOT NULL,
    revises integer NOT NULL,
    terms jsonb NOT NULL,
    hash character varying(64) NOT NULL,
    price_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    request_version integer NOT NULL,
    a_week smallint NOT NULL,
    state character varying(12) NOT NULL,
    refusal jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    author_id uuid NOT NULL,
    proposal_id uuid,
    provider_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT sourcing_held_revises CHECK (((revises = 0) OR (proposal_id IS NOT NULL))),
    CONSTRAINT sourcing_held_state CHECK ((state IN ('held', 'sent', 'dropped', 'overtaken')))
);

CREATE TABLE public.sourcing_invitation (
    id uuid NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    declined_at timestamp with time zone,
    provider_id uuid NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_libraryset (
    id uuid NOT NULL,
    name character varying(80) NOT NULL,
    content jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL
);

CREATE TABLE public.sourcing_lot (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(160) NOT NULL,
    brief text NOT NULL,
    budget_minor bigint,
    weights smallint[] NOT NULL,
    state character varying(12) NOT NULL,
    decided_at timestamp with time zone,
    reason text NOT NULL,
    request_id uuid NOT NULL,
    winner_id uuid,
    CONSTRAINT sourcing_lot_state CHECK ((state IN ('open', 'awarded', 'unawarded'))),
    CONSTRAINT sourcing_lot_winner CHECK (((((state)::text = 'awarded'::text) AND (winner_id IS NOT NULL)) OR ((state IN ('open', 'unawarded')) AND (winner_id IS NULL))))
);

CREATE TABLE public.sourcing_lotprice (
    id uuid NOT NULL,
    price_minor bigint NOT NULL,
    finishes_on date,
    lot_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT sourcing_lot_price_amount CHECK ((price_minor > 0))
);

CREATE TABLE public.sourcing_ndasignature (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    hash character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    version_id uuid NOT NULL,
    proof character varying(16) NOT NULL,
    proved_at timestamp with time zone,
    CONSTRAINT sourcing_nda_signature_proof CHECK ((proof IN ('', 'password', 'code', 'recovery_code', 'passkey', 'link')))
);

CREATE TABLE public.sourcing_ndaversion (
    id uuid NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    hash character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_opener (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_opening (
    id uuid NOT NULL,
    round smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_prize (
    id uuid NOT NULL,
    place smallint NOT NULL,
    amount_minor bigint NOT NULL,
    entry_id uuid,
    request_id uuid NOT NULL,
    CONSTRAINT sourcing_prize_amount CHECK ((amount_minor > 0))
);

CREATE TABLE public.sourcing_proposal (
    id uuid NOT NULL,
    number bigint NOT NULL,
    state character varying(12) NOT NULL,
    price_minor bigint NOT NULL,
    text text NOT NULL,
    finishes_on date,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    request_version integer NOT NULL,
    shortlisted_at timestamp with time zone,
    decided_at timestamp with time zone,
    reason_code character varying(12) NOT NULL,
    reason_detail character varying(80) NOT NULL,
    reason text NOT NULL,
    author_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    request_id uuid NOT NULL,
    binding boolean NOT NULL,
    lotted boolean NOT NULL,
    CONSTRAINT sourcing_proposal_price CHECK (((binding AND (price_minor > 0)) OR ((NOT binding) AND (price_minor = 0)))),
    CONSTRAINT sourcing_proposal_reason CHECK ((reason_code IN ('', 'price', 'schedule', 'fit', 'experience', 'score', 'judgement', 'closed', 'lapsed', 'released', 'round', 'other'))),
    CONSTRAINT sourcing_proposal_state CHECK ((state IN ('sent', 'withdrawn', 'declined', 'awarded', 'not_chosen', 'expired')))
);

CREATE TABLE public.sourcing_proposalanswer (
    id uuid NOT NULL,
    text text NOT NULL,
    proposal_id uuid NOT NULL,
    question_id uuid NOT NULL
);

CREATE TABLE public.sourcing_proposaldraft (
    id uuid NOT NULL,
    written jsonb NOT NULL,
    version integer NOT NULL,
    request_version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    request_id uuid NOT NULL,
    revises integer NOT NULL
);

CREATE TABLE public.sourcing_proposalmember (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    share_bps integer NOT NULL,
    role character varying(200) NOT NULL,
    proposal_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    CONSTRAINT sourcing_proposal_member_share CHECK ((share_bps BETWEEN 1 AND 9999))
);

CREATE TABLE public.sourcing_proposalmilestone (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(160) NOT NULL,
    amount_minor bigint NOT NULL,
    due_on date,
    criteria text NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT sourcing_proposal_milestone_amount CHECK ((amount_minor > 0))
);

CREATE TABLE public.sourcing_proposalsketch (
    proposal_id uuid NOT NULL,
    minima bytea NOT NULL
);

CREATE TABLE public.sourcing_proposalversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    round smallint NOT NULL
);

CREATE TABLE public.sourcing_question (
    id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    asker_id uuid NOT NULL,
    request_id uuid NOT NULL,
    answer_by timestamp with time zone,
    missed_at timestamp with time zone
);

CREATE TABLE public.sourcing_request (
    id uuid NOT NULL,
    number bigint NOT NULL,
    title character varying(160) NOT NULL,
    brief text NOT NULL,
    category character varying(40) NOT NULL,
    unit character varying(12) NOT NULL,
    currency character varying(3) NOT NULL,
    budget_minor bigint,
    visibility character varying(8) NOT NULL,
    wanted_on date,
    proposals_until timestamp with time zone,
    decide_until timestamp with time zone,
    state character varying(12) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    closed_at timestamp with time zone,
    close_reason text NOT NULL,
    author_id uuid NOT NULL,
    client_id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    most_proposals smallint,
    decision_id uuid,
    follows_id uuid,
    opened_at timestamp with time zone,
    sealed boolean NOT NULL,
    nda text NOT NULL,
    nda_version smallint NOT NULL,
    summary text NOT NULL,
    CONSTRAINT sourcing_request_budget CHECK (((budget_minor IS NULL) OR (budget_minor > 0))),
    CONSTRAINT sourcing_request_clocks CHECK (((state IN ('draft', 'closed', 'used')) OR ((decide_until > proposals_until) AND (proposals_until IS NOT NULL)))),
    CONSTRAINT sourcing_request_kind CHECK ((kind IN ('proposal', 'rfi', 'rfq', 'rfp', 'contest'))),
    CONSTRAINT sourcing_request_most CHECK (((most_proposals IS NULL) OR (most_proposals > 0))),
    CONSTRAINT sourcing_request_state CHECK ((state IN ('draft', 'open', 'awarded', 'closed', 'lapsed', 'used'))),
    CONSTRAINT sourcing_request_unit CHECK ((unit IN ('task', 'project', 'process', 'department'))),
    CONSTRAINT sourcing_request_visibility CHECK ((visibility IN ('public', 'invited')))
);

CREATE TABLE public.sourcing_requestskill (
    id uuid NOT NULL,
    skill character varying(60) NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_requestversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_round (
    id uuid NOT NULL,
    number smallint NOT NULL,
    words text NOT NULL,
    until timestamp with time zone NOT NULL,
    last boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_samenessanswer (
    id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    proposal_id uuid NOT NULL
);

CREATE TABLE public.sourcing_savedsearch (
    id uuid NOT NULL,
    among character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    query character varying(600) NOT NULL,
    every character varying(4) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    organisation_id uuid,
    person_id uuid NOT NULL,
    CONSTRAINT sourcing_search_among CHECK ((among IN ('requests', 'providers', 'packages'))),
    CONSTRAINT sourcing_search_every CHECK ((every IN ('hour', 'day', 'week')))
);

CREATE TABLE public.sourcing_score (
    id uuid NOT NULL,
    points smallint NOT NULL,
    note character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    criterion_id uuid NOT NULL,
    evaluator_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    round smallint NOT NULL,
    CONSTRAINT sourcing_score_points CHECK ((points BETWEEN 0 AND 100))
);

CREATE TABLE public.sourcing_screeningquestion (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    text character varying(300) NOT NULL,
    request_id uuid NOT NULL
);

CREATE TABLE public.sourcing_shareddocument (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    verdict character varying(8) NOT NULL,
    reason text NOT NULL,
    judged_at timestamp with time zone,
    asked_id uuid NOT NULL,
    judged_by_id uuid,
    provider_id uuid NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT sourcing_shared_verdict CHECK ((verdict IN ('', 'accepted', 'refused')))
);

CREATE TABLE public.sourcing_supplierdocument (
    id uuid NOT NULL,
    kind character varying(16) NOT NULL,
    name character varying(120) NOT NULL,
    issued_on date,
    valid_until date,
    at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    CONSTRAINT sourcing_document_days CHECK (((issued_on IS NULL) OR (valid_until IS NULL) OR (valid_until >= issued_on))),
    CONSTRAINT sourcing_document_kind CHECK ((kind IN ('registration', 'liability', 'certificate', 'tax', 'bank', 'reference', 'other')))
);

CREATE TABLE public.sourcing_teamanswer (
    id uuid NOT NULL,
    agrees boolean NOT NULL,
    hash character varying(64) NOT NULL,
    name character varying(120) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    offer_id uuid NOT NULL
);

CREATE TABLE public.sourcing_teammember (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    share_bps integer NOT NULL,
    role character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    provider_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    CONSTRAINT sourcing_team_member_share CHECK ((share_bps BETWEEN 1 AND 9999))
);

CREATE TABLE public.sourcing_teamoffer (
    id uuid NOT NULL,
    proposal_version integer NOT NULL,
    state character varying(12) NOT NULL,
    terms jsonb NOT NULL,
    hash character varying(64) NOT NULL,
    version integer NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    author_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    proposal_id uuid,
    request_id uuid NOT NULL,
    CONSTRAINT sourcing_team_state CHECK ((state IN ('waiting', 'sent', 'called_off', 'lapsed')))
);

CREATE TABLE public.sourcing_tender (
    request_id uuid NOT NULL,
    names_hidden boolean NOT NULL,
    tell_rank boolean NOT NULL,
    split_rule character varying(8) NOT NULL,
    round smallint NOT NULL,
    last_round boolean NOT NULL,
    criteria_hash character varying(64) NOT NULL,
    criteria_locked_at timestamp with time zone,
    scoring_closed_at timestamp with time zone,
    scoring_reason text NOT NULL,
    reviewer_id uuid,
    CONSTRAINT sourcing_tender_split_rule CHECK ((split_rule IN ('score', 'price')))
);

CREATE TABLE public.strategy_activity (
    id uuid NOT NULL,
    number bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    about text NOT NULL,
    level character varying(12) NOT NULL,
    owner_name character varying(120) NOT NULL,
    volume bigint,
    volume_unit character varying(40) NOT NULL,
    needed bigint[] NOT NULL,
    available bigint[] NOT NULL,
    state character varying(12) NOT NULL,
    archived_with uuid,
    version integer NOT NULL,
    baseline integer NOT NULL,
    baseline_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id uuid,
    parent_id uuid,
    inventory_id uuid NOT NULL,
    CONSTRAINT strategy_activity_level CHECK ((level IN ('department', 'process', 'activity', 'task'))),
    CONSTRAINT strategy_activity_not_below_self CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT strategy_activity_state CHECK ((state IN ('live', 'archived'))),
    CONSTRAINT strategy_activity_twelve_months CHECK (((
CASE
    WHEN (available IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(available, 1), 0)
END = ANY (ARRAY[0, 12])) AND (
CASE
    WHEN (needed IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(needed, 1), 0)
END = ANY (ARRAY[0, 12])))),
    CONSTRAINT strategy_activity_volume CHECK (((volume IS NULL) OR (volume >= 0)))
);

CREATE TABLE public.strategy_assessment (
    id uuid NOT NULL,
    number bigint NOT NULL,
    title character varying(160) NOT NULL,
    currency character varying(3) NOT NULL,
    unit character varying(40) NOT NULL,
    volume_low bigint NOT NULL,
    volume_likely bigint NOT NULL,
    volume_high bigint NOT NULL,
    horizon smallint NOT NULL,
    discount_bps integer NOT NULL,
    wanted_minutes smallint NOT NULL,
    people_milli integer NOT NULL,
    needed bigint[] NOT NULL,
    available bigint[] NOT NULL,
    matrix_field character varying(24) NOT NULL,
    weights jsonb NOT NULL,
    state character varying(12) NOT NULL,
    version integer NOT NULL,
    compared_at timestamp with time zone,
    result jsonb,
    inputs_hash character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    activity_id uuid NOT NULL,
    author_id uuid NOT NULL,
    client_id uuid NOT NULL,
    CONSTRAINT strategy_assessment_compared CHECK (((state IN ('draft', 'discarded')) OR (result IS NOT NULL))),
    CONSTRAINT strategy_assessment_state CHECK ((state IN ('draft', 'compared', 'put_up', 'decided', 'kept', 'superseded', 'discarded'))),
    CONSTRAINT strategy_assessment_volume CHECK (((volume_high >= volume_likely) AND (volume_likely >= volume_low) AND (volume_low >= 0)))
);

CREATE TABLE public.strategy_baseline (
    id uuid NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    before character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    why text NOT NULL,
    at timestamp with time zone NOT NULL,
    activity_id uuid NOT NULL,
    author_id uuid
);

CREATE TABLE public.strategy_cost (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(120) NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    rate character varying(40) NOT NULL,
    fte_milli integer NOT NULL,
    activity_id uuid NOT NULL,
    CONSTRAINT strategy_cost_amount CHECK ((amount_minor >= 0)),
    CONSTRAINT strategy_cost_kind CHECK ((kind IN ('people', 'tools', 'overhead', 'other'))),
    CONSTRAINT strategy_cost_people CHECK ((fte_milli >= 0))
);

CREATE TABLE public.strategy_decision (
    id uuid NOT NULL,
    drivers character varying(16)[] NOT NULL,
    reason text NOT NULL,
    freed_for text NOT NULL,
    content jsonb NOT NULL,
    hash character varying(64) NOT NULL,
    review_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    assessment_id uuid NOT NULL,
    baseline_id uuid NOT NULL,
    decider_id uuid NOT NULL,
    option_id uuid NOT NULL
);

CREATE TABLE public.strategy_decisionreview (
    id uuid NOT NULL,
    cost_minor bigint NOT NULL,
    freed_milli integer NOT NULL,
    freed_for text NOT NULL,
    note text NOT NULL,
    at timestamp with time zone NOT NULL,
    decision_id uuid NOT NULL,
    person_id uuid NOT NULL
);

CREATE TABLE public.strategy_gatepassage (
    id uuid NOT NULL,
    gate character varying(16) NOT NULL,
    outcome character varying(8) NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    at timestamp with time zone NOT NULL,
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT strategy_gate_gate CHECK ((gate IN ('business_case', 'strategy', 'selection', 'contract', 'acceptance'))),
    CONSTRAINT strategy_gate_outcome CHECK ((outcome IN ('passed', 'waived')))
);

CREATE TABLE public.strategy_inventory (
    client_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE public.strategy_limit (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    share_bps integer NOT NULL,
    above_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    force character varying(8) NOT NULL,
    reason character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    set_by_id uuid NOT NULL,
    CONSTRAINT strategy_limit_force CHECK ((force IN ('warn', 'block'))),
    CONSTRAINT strategy_limit_kind CHECK ((kind IN ('country', 'provider'))),
    CONSTRAINT strategy_limit_sane CHECK (((above_minor >= 0) AND (share_bps >= 100) AND (share_bps < 10000)))
);

CREATE TABLE public.strategy_measure (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(120) NOT NULL,
    value character varying(24) NOT NULL,
    unit character varying(40) NOT NULL,
    how character varying(300) NOT NULL,
    activity_id uuid NOT NULL,
    better character varying(8) NOT NULL,
    CONSTRAINT strategy_measure_better CHECK ((better IN ('', 'less', 'more', 'neither'))),
    CONSTRAINT strategy_measure_kind CHECK ((kind IN ('quality', 'cycle_time')))
);

CREATE TABLE public.strategy_option (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(12) NOT NULL,
    place character varying(80) NOT NULL,
    country character varying(2) NOT NULL,
    capacity bigint,
    kept_milli integer NOT NULL,
    risk smallint NOT NULL,
    shared_minutes smallint NOT NULL,
    assessment_id uuid NOT NULL,
    CONSTRAINT strategy_option_kind CHECK ((kind IN ('in_house', 'improved', 'onshore', 'nearshore', 'offshore', 'homeshore', 'captive'))),
    CONSTRAINT strategy_option_risk CHECK ((risk BETWEEN 1 AND 25))
);

CREATE TABLE public.strategy_optionline (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(120) NOT NULL,
    timing character varying(8) NOT NULL,
    low_minor bigint NOT NULL,
    likely_minor bigint NOT NULL,
    high_minor bigint NOT NULL,
    from_month smallint NOT NULL,
    to_month smallint,
    yearly_bps integer NOT NULL,
    varies boolean NOT NULL,
    origin character varying(12) NOT NULL,
    note character varying(300) NOT NULL,
    option_id uuid NOT NULL,
    CONSTRAINT strategy_option_line_kind CHECK ((kind IN ('running', 'price', 'transition', 'governance', 'staff', 'stranded', 'tools', 'travel', 'currency', 'risk', 'exit'))),
    CONSTRAINT strategy_option_line_origin CHECK ((origin IN ('baseline', 'entered', 'default', 'rate_card'))),
    CONSTRAINT strategy_option_line_points CHECK (((high_minor >= likely_minor) AND (likely_minor >= low_minor) AND (low_minor >= 0))),
    CONSTRAINT strategy_option_line_timing CHECK ((timing IN ('once', 'month', 'year', 'unit')))
);

CREATE TABLE public.strategy_rating (
    id uuid NOT NULL,
    axis character varying(12) NOT NULL,
    answers smallint[] NOT NULL,
    at timestamp with time zone NOT NULL,
    activity_id uuid NOT NULL,
    author_id uuid NOT NULL,
    person_id uuid,
    CONSTRAINT strategy_rating_axis CHECK ((axis IN ('importance', 'capability'))),
    CONSTRAINT strategy_rating_six CHECK ((
CASE
    WHEN (answers IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(answers, 1), 0)
END = 6))
);

CREATE TABLE public.strategy_risk (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(160) NOT NULL,
    likelihood smallint NOT NULL,
    effect smallint NOT NULL,
    measure character varying(500) NOT NULL,
    likelihood_after smallint NOT NULL,
    effect_after smallint NOT NULL,
    review_on date,
    at timestamp with time zone NOT NULL,
    option_id uuid NOT NULL,
    owner_id uuid,
    CONSTRAINT strategy_risk_kind CHECK ((kind IN ('country', 'provider', 'criticality', 'data', 'law', 'people', 'other'))),
    CONSTRAINT strategy_risk_one_to_five CHECK (((effect BETWEEN 1 AND 5) AND (effect_after BETWEEN 1 AND 5) AND (likelihood BETWEEN 1 AND 5) AND (likelihood_after BETWEEN 1 AND 5)))
);

CREATE TABLE public.transition_access (
    id uuid NOT NULL,
    system character varying(120) NOT NULL,
    level character varying(80) NOT NULL,
    person character varying(120) NOT NULL,
    granted_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    revoked_on date,
    revoked_at timestamp with time zone,
    granter_id uuid NOT NULL,
    revoker_id uuid,
    transition_id uuid NOT NULL,
    CONSTRAINT transition_access_revoked_by_a_person CHECK ((((revoked_at IS NULL) AND (revoked_on IS NULL) AND (revoker_id IS NULL)) OR ((revoked_at IS NOT NULL) AND (revoked_on >= granted_on) AND (revoker_id IS NOT NULL))))
);

CREATE TABLE public.transition_consent (
    id uuid NOT NULL,
    version integer NOT NULL,
    side character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    transition_id uuid NOT NULL,
    CONSTRAINT transition_consent_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.transition_kickoffitem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    what character varying(300) NOT NULL,
    side character varying(8) NOT NULL,
    done_at timestamp with time zone,
    doer_id uuid,
    transition_id uuid NOT NULL,
    CONSTRAINT transition_item_side CHECK ((side IN ('client', 'provider')))
);

CREATE TABLE public.transition_knowledge (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    title character varying(160) NOT NULL,
    "on" date NOT NULL,
    signed_at timestamp with time zone,
    note text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id uuid NOT NULL,
    receiver_id uuid NOT NULL,
    transition_id uuid NOT NULL,
    CONSTRAINT transition_knowledge_kind CHECK ((kind IN ('session', 'document')))
);

CREATE TABLE public.transition_transition (
    id uuid NOT NULL,
    state character varying(8) NOT NULL,
    version integer NOT NULL,
    proposed jsonb,
    proposed_side character varying(8) NOT NULL,
    proposed_why text NOT NULL,
    proposed_at timestamp with time zone,
    accepted_at timestamp with time zone,
    words text NOT NULL,
    closed_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    acceptor_id uuid,
    agreement_id uuid NOT NULL,
    CONSTRAINT transition_accepted_by_a_person CHECK (((NOT ((state)::text = 'accepted'::text)) OR (acceptor_id IS NOT NULL))),
    CONSTRAINT transition_transition_state CHECK ((state IN ('draft', 'agreed', 'accepted', 'closed')))
);

CREATE TABLE public.transition_wave (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    name character varying(120) NOT NULL,
    activities jsonb NOT NULL,
    moves text NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    entry jsonb NOT NULL,
    exit jsonb NOT NULL,
    state character varying(8) NOT NULL,
    began_at timestamp with time zone,
    shown_at timestamp with time zone,
    note text NOT NULL,
    checked jsonb NOT NULL,
    decided_at timestamp with time zone,
    answer text NOT NULL,
    accepts_id uuid,
    decider_id uuid,
    transition_id uuid NOT NULL,
    CONSTRAINT transition_wave_accepted_by_a_person CHECK (((NOT ((state)::text = 'accepted'::text)) OR (decider_id IS NOT NULL))),
    CONSTRAINT transition_wave_ends_after_it_begins CHECK ((to_on >= from_on)),
    CONSTRAINT transition_wave_state CHECK ((state IN ('to_come', 'running', 'shown', 'accepted')))
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_absence
    ADD CONSTRAINT approvals_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_approval
    ADD CONSTRAINT approvals_approval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_groupmember
    ADD CONSTRAINT approvals_group_member_once UNIQUE (group_id, person_id);

ALTER TABLE ONLY public.approvals_group
    ADD CONSTRAINT approvals_group_name_once UNIQUE (organisation_id, name);

ALTER TABLE ONLY public.approvals_group
    ADD CONSTRAINT approvals_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_groupmember
    ADD CONSTRAINT approvals_groupmember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_rate
    ADD CONSTRAINT approvals_rate_once UNIQUE (organisation_id, currency, against);

ALTER TABLE ONLY public.approvals_rate
    ADD CONSTRAINT approvals_rate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_rule
    ADD CONSTRAINT approvals_rule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approvals_seat
    ADD CONSTRAINT approvals_seat_once UNIQUE (approval_id, person_id);

ALTER TABLE ONLY public.approvals_seat
    ADD CONSTRAINT approvals_seat_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_certificate
    ADD CONSTRAINT catalogue_certificate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_heldpackage
    ADD CONSTRAINT catalogue_heldpackage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_package
    ADD CONSTRAINT catalogue_package_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_package
    ADD CONSTRAINT catalogue_package_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_packageversion
    ADD CONSTRAINT catalogue_package_version_once UNIQUE (package_id, number);

ALTER TABLE ONLY public.catalogue_packageversion
    ADD CONSTRAINT catalogue_packageversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_portfolioitem
    ADD CONSTRAINT catalogue_portfolioitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_profilelanguage
    ADD CONSTRAINT catalogue_profile_language_once UNIQUE (profile_id, language);

ALTER TABLE ONLY public.catalogue_profile
    ADD CONSTRAINT catalogue_profile_organisation_id_key UNIQUE (organisation_id);

ALTER TABLE ONLY public.catalogue_profile
    ADD CONSTRAINT catalogue_profile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_profileskill
    ADD CONSTRAINT catalogue_profile_skill_once UNIQUE (profile_id, skill);

ALTER TABLE ONLY public.catalogue_profilelanguage
    ADD CONSTRAINT catalogue_profilelanguage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_profileskill
    ADD CONSTRAINT catalogue_profileskill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_rate
    ADD CONSTRAINT catalogue_rate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_standing
    ADD CONSTRAINT catalogue_standing_once UNIQUE (organisation_id, side);

ALTER TABLE ONLY public.catalogue_standing
    ADD CONSTRAINT catalogue_standing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_teamentry
    ADD CONSTRAINT catalogue_team_once UNIQUE (profile_id, person_id);

ALTER TABLE ONLY public.catalogue_teamentry
    ADD CONSTRAINT catalogue_teamentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_timeaside
    ADD CONSTRAINT catalogue_timeaside_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_adoptedcontract
    ADD CONSTRAINT contracts_adoptedcontract_number_key UNIQUE (number);

ALTER TABLE ONLY public.contracts_adoptedcontract
    ADD CONSTRAINT contracts_adoptedcontract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_number_key UNIQUE (number);

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_agreementcomment
    ADD CONSTRAINT contracts_agreementcomment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_agreementdraft
    ADD CONSTRAINT contracts_agreementdraft_agreement_id_key UNIQUE (agreement_id);

ALTER TABLE ONLY public.contracts_agreementdraft
    ADD CONSTRAINT contracts_agreementdraft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_agreementversion
    ADD CONSTRAINT contracts_agreementversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_batchoffer
    ADD CONSTRAINT contracts_batch_offer_once UNIQUE (batch_id, place);

ALTER TABLE ONLY public.contracts_batch
    ADD CONSTRAINT contracts_batch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_batchoffer
    ADD CONSTRAINT contracts_batchoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_benchmark
    ADD CONSTRAINT contracts_benchmark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_benchmarkprice
    ADD CONSTRAINT contracts_benchmarkprice_one UNIQUE (benchmark_id, key);

ALTER TABLE ONLY public.contracts_benchmarkprice
    ADD CONSTRAINT contracts_benchmarkprice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_benchmarkword
    ADD CONSTRAINT contracts_benchmarkword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_calendarlink
    ADD CONSTRAINT contracts_calendarlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_draftedit
    ADD CONSTRAINT contracts_draft_edit_number UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.contracts_draftedit
    ADD CONSTRAINT contracts_draftedit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_number UNIQUE (series_id, number);

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_dutyseries
    ADD CONSTRAINT contracts_dutyseries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_formalnotice
    ADD CONSTRAINT contracts_formalnotice_number UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.contracts_formalnotice
    ADD CONSTRAINT contracts_formalnotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_hardshiptalks
    ADD CONSTRAINT contracts_hardshiptalks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_heldoffer
    ADD CONSTRAINT contracts_heldoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_majeureevent
    ADD CONSTRAINT contracts_majeureevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_milestone
    ADD CONSTRAINT contracts_milestone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_milestone
    ADD CONSTRAINT contracts_milestone_position UNIQUE (agreement_id, "position");

ALTER TABLE ONLY public.contracts_negotiationread
    ADD CONSTRAINT contracts_negotiation_read_once UNIQUE (agreement_id, user_id);

ALTER TABLE ONLY public.contracts_negotiationread
    ADD CONSTRAINT contracts_negotiationread_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_ownclause
    ADD CONSTRAINT contracts_own_clause_version UNIQUE (clause, number);

ALTER TABLE ONLY public.contracts_owntemplate
    ADD CONSTRAINT contracts_own_template_version UNIQUE (template, number);

ALTER TABLE ONLY public.contracts_ownclause
    ADD CONSTRAINT contracts_ownclause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_owntemplate
    ADD CONSTRAINT contracts_owntemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_packageorder
    ADD CONSTRAINT contracts_packageorder_agreement_id_key UNIQUE (agreement_id);

ALTER TABLE ONLY public.contracts_packageorder
    ADD CONSTRAINT contracts_packageorder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_renewaloffer
    ADD CONSTRAINT contracts_renewaloffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_renewalrefusal
    ADD CONSTRAINT contracts_renewalrefusal_once UNIQUE (agreement_id, term_on);

ALTER TABLE ONLY public.contracts_renewalrefusal
    ADD CONSTRAINT contracts_renewalrefusal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_renewed
    ADD CONSTRAINT contracts_renewed_once UNIQUE (agreement_id, version);

ALTER TABLE ONLY public.contracts_renewed
    ADD CONSTRAINT contracts_renewed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_sealedpaper
    ADD CONSTRAINT contracts_sealedpaper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_sealedpaper
    ADD CONSTRAINT contracts_sealedpaper_version_id_key UNIQUE (version_id);

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_once_a_side UNIQUE (version_id, side);

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_signedcopy
    ADD CONSTRAINT contracts_signed_copy_once UNIQUE (version_id, sha256);

ALTER TABLE ONLY public.contracts_signedcopy
    ADD CONSTRAINT contracts_signedcopy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_standstill
    ADD CONSTRAINT contracts_standstill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_stepin
    ADD CONSTRAINT contracts_stepin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_stepincost
    ADD CONSTRAINT contracts_stepincost_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_stepinword
    ADD CONSTRAINT contracts_stepinword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_subcontractor
    ADD CONSTRAINT contracts_subcontractor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_suggestion
    ADD CONSTRAINT contracts_suggestion_number UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.contracts_suggestion
    ADD CONSTRAINT contracts_suggestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_agreementversion
    ADD CONSTRAINT contracts_version_once UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.contracts_workercheck
    ADD CONSTRAINT contracts_workercheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_participant
    ADD CONSTRAINT conversations_participant_once UNIQUE (thread_id, organisation_id);

ALTER TABLE ONLY public.conversations_participant
    ADD CONSTRAINT conversations_participant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_readmark
    ADD CONSTRAINT conversations_read_mark_once UNIQUE (thread_id, user_id);

ALTER TABLE ONLY public.conversations_readmark
    ADD CONSTRAINT conversations_readmark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_thread
    ADD CONSTRAINT conversations_thread_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_defectattempt
    ADD CONSTRAINT delivery_attempt_number UNIQUE (defect_id, number);

ALTER TABLE ONLY public.delivery_book
    ADD CONSTRAINT delivery_book_agreement_id_key UNIQUE (agreement_id);

ALTER TABLE ONLY public.delivery_book
    ADD CONSTRAINT delivery_book_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_checkresult
    ADD CONSTRAINT delivery_check_once UNIQUE (submission_id, place);

ALTER TABLE ONLY public.delivery_checkresult
    ADD CONSTRAINT delivery_checkresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_comment
    ADD CONSTRAINT delivery_comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_defect
    ADD CONSTRAINT delivery_defect_number UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.delivery_defect
    ADD CONSTRAINT delivery_defect_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_defectattempt
    ADD CONSTRAINT delivery_defectattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_entry
    ADD CONSTRAINT delivery_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_item_number UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_item_place UNIQUE (agreement_id, state, place) DEFERRABLE;

ALTER TABLE ONLY public.delivery_levelexclusion
    ADD CONSTRAINT delivery_levelexclusion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_levelperiod
    ADD CONSTRAINT delivery_levelperiod_one UNIQUE (agreement_id, starts_on);

ALTER TABLE ONLY public.delivery_levelperiod
    ADD CONSTRAINT delivery_levelperiod_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_levelreading
    ADD CONSTRAINT delivery_levelreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_levelresult
    ADD CONSTRAINT delivery_levelresult_one UNIQUE (period_id, place);

ALTER TABLE ONLY public.delivery_levelresult
    ADD CONSTRAINT delivery_levelresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_leveltoken
    ADD CONSTRAINT delivery_leveltoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_leveltoken
    ADD CONSTRAINT delivery_leveltoken_sha256_key UNIQUE (sha256);

ALTER TABLE ONLY public.delivery_sheet
    ADD CONSTRAINT delivery_sheet_one_a_week UNIQUE (agreement_id, week);

ALTER TABLE ONLY public.delivery_sheet
    ADD CONSTRAINT delivery_sheet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_submission
    ADD CONSTRAINT delivery_submission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_submission
    ADD CONSTRAINT delivery_submission_round UNIQUE (work_id, round);

ALTER TABLE ONLY public.delivery_timer
    ADD CONSTRAINT delivery_timer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_work
    ADD CONSTRAINT delivery_work_milestone_id_key UNIQUE (milestone_id);

ALTER TABLE ONLY public.delivery_work
    ADD CONSTRAINT delivery_work_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_workitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_workitemcomment
    ADD CONSTRAINT delivery_workitemcomment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_workitemcommentbefore
    ADD CONSTRAINT delivery_workitemcommentbefore_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.exits_ending
    ADD CONSTRAINT exits_ending_agreement_id_key UNIQUE (agreement_id);

ALTER TABLE ONLY public.exits_ending
    ADD CONSTRAINT exits_ending_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exits_notice
    ADD CONSTRAINT exits_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exits_refundoffer
    ADD CONSTRAINT exits_refundoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exits_ruling
    ADD CONSTRAINT exits_ruling_milestone_id_key UNIQUE (milestone_id);

ALTER TABLE ONLY public.exits_ruling
    ADD CONSTRAINT exits_ruling_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_address_unique UNIQUE (address);

ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ledger_sealbatch
    ADD CONSTRAINT ledger_batch_first_unique UNIQUE (first);

ALTER TABLE ONLY public.ledger_sealbatch
    ADD CONSTRAINT ledger_batch_last_unique UNIQUE (last);

ALTER TABLE ONLY public.ledger_head
    ADD CONSTRAINT ledger_head_pkey PRIMARY KEY (published_on);

ALTER TABLE ONLY public.ledger_seal
    ADD CONSTRAINT ledger_seal_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.ledger_seal
    ADD CONSTRAINT ledger_seal_transfer_id_key UNIQUE (transfer_id);

ALTER TABLE ONLY public.ledger_sealbatch
    ADD CONSTRAINT ledger_sealbatch_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.ledger_transfer
    ADD CONSTRAINT ledger_transfer_key_unique UNIQUE (key);

ALTER TABLE ONLY public.ledger_transfer
    ADD CONSTRAINT ledger_transfer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_invitation
    ADD CONSTRAINT parties_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT parties_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_organisation
    ADD CONSTRAINT parties_organisation_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.parties_signinlink
    ADD CONSTRAINT parties_signinlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_user
    ADD CONSTRAINT parties_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.parties_user_groups
    ADD CONSTRAINT parties_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_user_groups
    ADD CONSTRAINT parties_user_groups_user_id_group_id_6fd6600b_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.parties_user
    ADD CONSTRAINT parties_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_user_user_permissions
    ADD CONSTRAINT parties_user_user_permis_user_id_permission_id_ab2e5c80_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.parties_user_user_permissions
    ADD CONSTRAINT parties_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parties_verification
    ADD CONSTRAINT parties_verification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_block
    ADD CONSTRAINT payments_block_agreement_id_key UNIQUE (agreement_id);

ALTER TABLE ONLY public.payments_block
    ADD CONSTRAINT payments_block_milestone_id_key UNIQUE (milestone_id);

ALTER TABLE ONLY public.payments_block
    ADD CONSTRAINT payments_block_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_bonus
    ADD CONSTRAINT payments_bonus_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_claim
    ADD CONSTRAINT payments_claim_number UNIQUE (agreement_id, number);

ALTER TABLE ONLY public.payments_claim
    ADD CONSTRAINT payments_claim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_claimoffer
    ADD CONSTRAINT payments_claimoffer_number UNIQUE (claim_id, number);

ALTER TABLE ONLY public.payments_claimoffer
    ADD CONSTRAINT payments_claimoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_credituse
    ADD CONSTRAINT payments_credituse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_download
    ADD CONSTRAINT payments_download_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_draw
    ADD CONSTRAINT payments_draw_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_expense
    ADD CONSTRAINT payments_expense_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_hold
    ADD CONSTRAINT payments_hold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_holding
    ADD CONSTRAINT payments_holding_milestone_id_key UNIQUE (milestone_id);

ALTER TABLE ONLY public.payments_holding
    ADD CONSTRAINT payments_holding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_payout
    ADD CONSTRAINT payments_payout_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_referencerate
    ADD CONSTRAINT payments_rate_once UNIQUE (currency, day);

ALTER TABLE ONLY public.payments_reduction
    ADD CONSTRAINT payments_reduction_milestone_id_key UNIQUE (milestone_id);

ALTER TABLE ONLY public.payments_reduction
    ADD CONSTRAINT payments_reduction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_referencerate
    ADD CONSTRAINT payments_referencerate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_retainermonth
    ADD CONSTRAINT payments_retainermonth_one UNIQUE (agreement_id, kind, line, month);

ALTER TABLE ONLY public.payments_retainermonth
    ADD CONSTRAINT payments_retainermonth_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_retention
    ADD CONSTRAINT payments_retention_milestone_id_key UNIQUE (milestone_id);

ALTER TABLE ONLY public.payments_retention
    ADD CONSTRAINT payments_retention_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_servicecredit
    ADD CONSTRAINT payments_servicecredit_claim_id_key UNIQUE (claim_id);

ALTER TABLE ONLY public.payments_servicecredit
    ADD CONSTRAINT payments_servicecredit_one UNIQUE (period_id, place);

ALTER TABLE ONLY public.payments_servicecredit
    ADD CONSTRAINT payments_servicecredit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_suspension
    ADD CONSTRAINT payments_suspension_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_waiver
    ADD CONSTRAINT payments_waiver_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_weeklyholding
    ADD CONSTRAINT payments_weeklyholding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_weeklyholding
    ADD CONSTRAINT payments_weeklyholding_week UNIQUE (agreement_id, week);

ALTER TABLE ONLY public.plumbing_attachment
    ADD CONSTRAINT plumbing_attachment_once UNIQUE (file_id, subject_kind, subject_id);

ALTER TABLE ONLY public.plumbing_attachment
    ADD CONSTRAINT plumbing_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plumbing_auditentry
    ADD CONSTRAINT plumbing_audit_position_unique UNIQUE (subject_kind, subject_id, "position");

ALTER TABLE ONLY public.plumbing_auditentry
    ADD CONSTRAINT plumbing_auditentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plumbing_audithead
    ADD CONSTRAINT plumbing_audithead_pkey PRIMARY KEY (subject_kind, subject_id);

ALTER TABLE ONLY public.plumbing_change
    ADD CONSTRAINT plumbing_change_pkey PRIMARY KEY (kind, subject_id);

ALTER TABLE ONLY public.plumbing_clocksetting
    ADD CONSTRAINT plumbing_clocksetting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plumbing_deadline
    ADD CONSTRAINT plumbing_deadline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plumbing_idempotencykey
    ADD CONSTRAINT plumbing_idempotencykey_pkey PRIMARY KEY (scope, key);

ALTER TABLE ONLY public.plumbing_mail
    ADD CONSTRAINT plumbing_mail_key_key UNIQUE (key);

ALTER TABLE ONLY public.plumbing_mail
    ADD CONSTRAINT plumbing_mail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plumbing_spent
    ADD CONSTRAINT plumbing_spent_pkey PRIMARY KEY (name, who);

ALTER TABLE ONLY public.plumbing_storedfile
    ADD CONSTRAINT plumbing_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plumbing_transition
    ADD CONSTRAINT plumbing_transition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plumbing_upload
    ADD CONSTRAINT plumbing_upload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_once_a_side UNIQUE (window_id, side);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_window
    ADD CONSTRAINT reviews_window_agreement_id_key UNIQUE (agreement_id);

ALTER TABLE ONLY public.reviews_window
    ADD CONSTRAINT reviews_window_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_askeddocument
    ADD CONSTRAINT sourcing_asked_once UNIQUE (request_id, kind, words);

ALTER TABLE ONLY public.sourcing_askeddocument
    ADD CONSTRAINT sourcing_askeddocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_awardreview
    ADD CONSTRAINT sourcing_awardreview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_awardreview
    ADD CONSTRAINT sourcing_awardreview_proposal_id_key UNIQUE (proposal_id);

ALTER TABLE ONLY public.sourcing_bundle
    ADD CONSTRAINT sourcing_bundle_once UNIQUE (proposal_id, lots);

ALTER TABLE ONLY public.sourcing_bundle
    ADD CONSTRAINT sourcing_bundle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_consensus
    ADD CONSTRAINT sourcing_consensus_once UNIQUE (proposal_id, criterion_id, round);

ALTER TABLE ONLY public.sourcing_consensus
    ADD CONSTRAINT sourcing_consensus_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_contest
    ADD CONSTRAINT sourcing_contest_pkey PRIMARY KEY (request_id);

ALTER TABLE ONLY public.sourcing_criterion
    ADD CONSTRAINT sourcing_criterion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_decision
    ADD CONSTRAINT sourcing_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_declaration
    ADD CONSTRAINT sourcing_declaration_once UNIQUE (evaluator_id, proposal_id);

ALTER TABLE ONLY public.sourcing_declaration
    ADD CONSTRAINT sourcing_declaration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_proposaldraft
    ADD CONSTRAINT sourcing_draft_one_a_provider UNIQUE (request_id, provider_id);

ALTER TABLE ONLY public.sourcing_entry
    ADD CONSTRAINT sourcing_entry_number UNIQUE (request_id, number);

ALTER TABLE ONLY public.sourcing_entry
    ADD CONSTRAINT sourcing_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_entrycomment
    ADD CONSTRAINT sourcing_entrycomment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_evaluator
    ADD CONSTRAINT sourcing_evaluator_once UNIQUE (request_id, person_id);

ALTER TABLE ONLY public.sourcing_evaluator
    ADD CONSTRAINT sourcing_evaluator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_heldproposal
    ADD CONSTRAINT sourcing_heldproposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_invitation
    ADD CONSTRAINT sourcing_invitation_once UNIQUE (request_id, provider_id);

ALTER TABLE ONLY public.sourcing_invitation
    ADD CONSTRAINT sourcing_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_libraryset
    ADD CONSTRAINT sourcing_library_set_name UNIQUE (organisation_id, name);

ALTER TABLE ONLY public.sourcing_libraryset
    ADD CONSTRAINT sourcing_libraryset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_lot
    ADD CONSTRAINT sourcing_lot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_lot
    ADD CONSTRAINT sourcing_lot_position UNIQUE (request_id, "position");

ALTER TABLE ONLY public.sourcing_lotprice
    ADD CONSTRAINT sourcing_lot_price_once UNIQUE (proposal_id, lot_id);

ALTER TABLE ONLY public.sourcing_lotprice
    ADD CONSTRAINT sourcing_lotprice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_ndasignature
    ADD CONSTRAINT sourcing_nda_signature_once UNIQUE (version_id, organisation_id);

ALTER TABLE ONLY public.sourcing_ndaversion
    ADD CONSTRAINT sourcing_nda_version_once UNIQUE (request_id, number);

ALTER TABLE ONLY public.sourcing_ndasignature
    ADD CONSTRAINT sourcing_ndasignature_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_ndaversion
    ADD CONSTRAINT sourcing_ndaversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_opener
    ADD CONSTRAINT sourcing_opener_once UNIQUE (request_id, person_id);

ALTER TABLE ONLY public.sourcing_opener
    ADD CONSTRAINT sourcing_opener_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_opening
    ADD CONSTRAINT sourcing_opening_once UNIQUE (request_id, round, person_id);

ALTER TABLE ONLY public.sourcing_opening
    ADD CONSTRAINT sourcing_opening_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_prize
    ADD CONSTRAINT sourcing_prize_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.sourcing_prize
    ADD CONSTRAINT sourcing_prize_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_prize
    ADD CONSTRAINT sourcing_prize_place UNIQUE (request_id, place);

ALTER TABLE ONLY public.sourcing_proposalanswer
    ADD CONSTRAINT sourcing_proposal_answer_once UNIQUE (proposal_id, question_id);

ALTER TABLE ONLY public.sourcing_proposalmember
    ADD CONSTRAINT sourcing_proposal_member_once UNIQUE (proposal_id, provider_id);

ALTER TABLE ONLY public.sourcing_proposalmilestone
    ADD CONSTRAINT sourcing_proposal_milestone_position UNIQUE (proposal_id, "position");

ALTER TABLE ONLY public.sourcing_proposal
    ADD CONSTRAINT sourcing_proposal_number_key UNIQUE (number);

ALTER TABLE ONLY public.sourcing_proposal
    ADD CONSTRAINT sourcing_proposal_one_a_provider UNIQUE (request_id, provider_id);

ALTER TABLE ONLY public.sourcing_proposal
    ADD CONSTRAINT sourcing_proposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_proposalversion
    ADD CONSTRAINT sourcing_proposal_version_once UNIQUE (proposal_id, number);

ALTER TABLE ONLY public.sourcing_proposalanswer
    ADD CONSTRAINT sourcing_proposalanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_proposaldraft
    ADD CONSTRAINT sourcing_proposaldraft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_proposalmember
    ADD CONSTRAINT sourcing_proposalmember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_proposalmilestone
    ADD CONSTRAINT sourcing_proposalmilestone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_proposalsketch
    ADD CONSTRAINT sourcing_proposalsketch_pkey PRIMARY KEY (proposal_id);

ALTER TABLE ONLY public.sourcing_proposalversion
    ADD CONSTRAINT sourcing_proposalversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_question
    ADD CONSTRAINT sourcing_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_request
    ADD CONSTRAINT sourcing_request_number_key UNIQUE (number);

ALTER TABLE ONLY public.sourcing_request
    ADD CONSTRAINT sourcing_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_requestskill
    ADD CONSTRAINT sourcing_request_skill_once UNIQUE (request_id, skill);

ALTER TABLE ONLY public.sourcing_requestversion
    ADD CONSTRAINT sourcing_request_version_once UNIQUE (request_id, number);

ALTER TABLE ONLY public.sourcing_requestskill
    ADD CONSTRAINT sourcing_requestskill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_requestversion
    ADD CONSTRAINT sourcing_requestversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_round
    ADD CONSTRAINT sourcing_round_once UNIQUE (request_id, number);

ALTER TABLE ONLY public.sourcing_round
    ADD CONSTRAINT sourcing_round_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_samenessanswer
    ADD CONSTRAINT sourcing_sameness_answer_once UNIQUE (proposal_id);

ALTER TABLE ONLY public.sourcing_samenessanswer
    ADD CONSTRAINT sourcing_samenessanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_savedsearch
    ADD CONSTRAINT sourcing_savedsearch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_score
    ADD CONSTRAINT sourcing_score_once UNIQUE (proposal_id, criterion_id, evaluator_id, round);

ALTER TABLE ONLY public.sourcing_score
    ADD CONSTRAINT sourcing_score_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_screeningquestion
    ADD CONSTRAINT sourcing_screeningquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_savedsearch
    ADD CONSTRAINT sourcing_search_once UNIQUE (person_id, among, query);

ALTER TABLE ONLY public.sourcing_shareddocument
    ADD CONSTRAINT sourcing_shared_once UNIQUE (asked_id, provider_id);

ALTER TABLE ONLY public.sourcing_shareddocument
    ADD CONSTRAINT sourcing_shareddocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_supplierdocument
    ADD CONSTRAINT sourcing_supplierdocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_teammember
    ADD CONSTRAINT sourcing_team_member_once UNIQUE (offer_id, provider_id);

ALTER TABLE ONLY public.sourcing_teamanswer
    ADD CONSTRAINT sourcing_teamanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_teammember
    ADD CONSTRAINT sourcing_teammember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_teamoffer
    ADD CONSTRAINT sourcing_teamoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sourcing_tender
    ADD CONSTRAINT sourcing_tender_pkey PRIMARY KEY (request_id);

ALTER TABLE ONLY public.strategy_activity
    ADD CONSTRAINT strategy_activity_number_key UNIQUE (number);

ALTER TABLE ONLY public.strategy_activity
    ADD CONSTRAINT strategy_activity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_assessment
    ADD CONSTRAINT strategy_assessment_number_key UNIQUE (number);

ALTER TABLE ONLY public.strategy_assessment
    ADD CONSTRAINT strategy_assessment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_baseline
    ADD CONSTRAINT strategy_baseline_once UNIQUE (activity_id, number);

ALTER TABLE ONLY public.strategy_baseline
    ADD CONSTRAINT strategy_baseline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_cost
    ADD CONSTRAINT strategy_cost_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_cost
    ADD CONSTRAINT strategy_cost_position UNIQUE (activity_id, "position");

ALTER TABLE ONLY public.strategy_decision
    ADD CONSTRAINT strategy_decision_assessment_id_key UNIQUE (assessment_id);

ALTER TABLE ONLY public.strategy_decision
    ADD CONSTRAINT strategy_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_decisionreview
    ADD CONSTRAINT strategy_decisionreview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_gatepassage
    ADD CONSTRAINT strategy_gate_once UNIQUE (assessment_id, gate);

ALTER TABLE ONLY public.strategy_gatepassage
    ADD CONSTRAINT strategy_gatepassage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_inventory
    ADD CONSTRAINT strategy_inventory_pkey PRIMARY KEY (client_id);

ALTER TABLE ONLY public.strategy_limit
    ADD CONSTRAINT strategy_limit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_measure
    ADD CONSTRAINT strategy_measure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_measure
    ADD CONSTRAINT strategy_measure_position UNIQUE (activity_id, "position");

ALTER TABLE ONLY public.strategy_optionline
    ADD CONSTRAINT strategy_option_line_position UNIQUE (option_id, "position");

ALTER TABLE ONLY public.strategy_option
    ADD CONSTRAINT strategy_option_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_option
    ADD CONSTRAINT strategy_option_position UNIQUE (assessment_id, "position");

ALTER TABLE ONLY public.strategy_optionline
    ADD CONSTRAINT strategy_optionline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_rating
    ADD CONSTRAINT strategy_rating_once UNIQUE NULLS NOT DISTINCT (activity_id, axis, person_id);

ALTER TABLE ONLY public.strategy_rating
    ADD CONSTRAINT strategy_rating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.strategy_risk
    ADD CONSTRAINT strategy_risk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transition_access
    ADD CONSTRAINT transition_access_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transition_consent
    ADD CONSTRAINT transition_consent_once UNIQUE (transition_id, version, side);

ALTER TABLE ONLY public.transition_consent
    ADD CONSTRAINT transition_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transition_kickoffitem
    ADD CONSTRAINT transition_kickoffitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transition_knowledge
    ADD CONSTRAINT transition_knowledge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transition_transition
    ADD CONSTRAINT transition_transition_agreement_id_key UNIQUE (agreement_id);

ALTER TABLE ONLY public.transition_transition
    ADD CONSTRAINT transition_transition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transition_wave
    ADD CONSTRAINT transition_wave_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.transition_wave
    ADD CONSTRAINT transition_wave_position UNIQUE (transition_id, "position");

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX approvals_absence_organisation_id_587d67f7 ON public.approvals_absence USING btree (organisation_id);

CREATE INDEX approvals_absence_person_id_0df3a7dd ON public.approvals_absence USING btree (person_id);

CREATE INDEX approvals_absence_stand_in_id_656d774c ON public.approvals_absence USING btree (stand_in_id);

CREATE INDEX approvals_approval_asked_by_id_2e7fca29 ON public.approvals_approval USING btree (asked_by_id);

CREATE INDEX approvals_approval_newest ON public.approvals_approval USING btree (organisation_id, at DESC);

CREATE UNIQUE INDEX approvals_approval_one_open ON public.approvals_approval USING btree (organisation_id, subject_kind, subject_id) WHERE ((state)::text = 'asked'::text);

CREATE INDEX approvals_approval_organisation_id_fa00355b ON public.approvals_approval USING btree (organisation_id);

CREATE INDEX approvals_approval_rule_id_82fd876b ON public.approvals_approval USING btree (rule_id);

CREATE INDEX approvals_approval_subject ON public.approvals_approval USING btree (subject_kind, subject_id);

CREATE INDEX approvals_group_organisation_id_a9678fd7 ON public.approvals_group USING btree (organisation_id);

CREATE INDEX approvals_groupmember_group_id_1269b95f ON public.approvals_groupmember USING btree (group_id);

CREATE INDEX approvals_groupmember_person_id_8b4ee3fb ON public.approvals_groupmember USING btree (person_id);

CREATE INDEX approvals_rate_organisation_id_4154e702 ON public.approvals_rate USING btree (organisation_id);

CREATE INDEX approvals_rule_group_id_f95c1561 ON public.approvals_rule USING btree (group_id);

CREATE UNIQUE INDEX approvals_rule_once ON public.approvals_rule USING btree (organisation_id, kind, currency, above_minor) WHERE (retired_at IS NULL);

CREATE INDEX approvals_rule_organisation_id_cf55efaf ON public.approvals_rule USING btree (organisation_id);

CREATE INDEX approvals_seat_answered_by_id_b8316a0f ON public.approvals_seat USING btree (answered_by_id);

CREATE INDEX approvals_seat_approval_id_6c24bee4 ON public.approvals_seat USING btree (approval_id);

CREATE UNIQUE INDEX approvals_seat_one_answer ON public.approvals_seat USING btree (approval_id, answered_by_id) WHERE (answered_by_id IS NOT NULL);

CREATE INDEX approvals_seat_person_id_aadde88b ON public.approvals_seat USING btree (person_id);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX catalogue_certificate_profile_id_4dc9c5fa ON public.catalogue_certificate USING btree (profile_id);

CREATE INDEX catalogue_held_newest ON public.catalogue_heldpackage USING btree (organisation_id, at DESC);

CREATE UNIQUE INDEX catalogue_held_one_a_package ON public.catalogue_heldpackage USING btree (package_id) WHERE ((state)::text = 'held'::text);

CREATE INDEX catalogue_heldpackage_author_id_38d24d98 ON public.catalogue_heldpackage USING btree (author_id);

CREATE INDEX catalogue_heldpackage_organisation_id_0c4cd96e ON public.catalogue_heldpackage USING btree (organisation_id);

CREATE INDEX catalogue_heldpackage_package_id_9aedbf11 ON public.catalogue_heldpackage USING btree (package_id);

CREATE INDEX catalogue_package_category ON public.catalogue_package USING btree (state, category);

CREATE INDEX catalogue_package_newest ON public.catalogue_package USING btree (state, first_published_at DESC, id DESC);

CREATE INDEX catalogue_package_organisation ON public.catalogue_package USING btree (organisation_id);

CREATE INDEX catalogue_package_organisation_id_3213764b ON public.catalogue_package USING btree (organisation_id);

CREATE INDEX catalogue_package_profile_id_8b823cde ON public.catalogue_package USING btree (profile_id);

CREATE INDEX catalogue_package_slug_173f6fec_like ON public.catalogue_package USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_package_text ON public.catalogue_package USING gin (to_tsvector('simple'::regconfig, ((COALESCE(((regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((title)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ' '::text, 'g'::text) || ' '::text) || regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((title)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ''::text, 'g'::text)), ''::text) || ' '::text) || COALESCE(((regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((line)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ' '::text, 'g'::text) || ' '::text) || regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((line)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ''::text, 'g'::text)), ''::text))));

CREATE INDEX catalogue_packageversion_author_id_680da92c ON public.catalogue_packageversion USING btree (author_id);

CREATE INDEX catalogue_packageversion_package_id_bc563f0d ON public.catalogue_packageversion USING btree (package_id);

CREATE INDEX catalogue_portfolioitem_profile_id_54c4c91f ON public.catalogue_portfolioitem USING btree (profile_id);

CREATE INDEX catalogue_profile_newest ON public.catalogue_profile USING btree (published_at DESC, organisation_id DESC);

CREATE INDEX catalogue_profilelanguage_profile_id_cfcd29d1 ON public.catalogue_profilelanguage USING btree (profile_id);

CREATE INDEX catalogue_profileskill_profile_id_94f40cf7 ON public.catalogue_profileskill USING btree (profile_id);

CREATE UNIQUE INDEX catalogue_rate_once ON public.catalogue_rate USING btree (profile_id, role, level, country, currency, per, valid_from) WHERE (ended_at IS NULL);

CREATE INDEX catalogue_rate_profile_id_53ae2d0b ON public.catalogue_rate USING btree (profile_id);

CREATE INDEX catalogue_skill_profile ON public.catalogue_profileskill USING btree (skill, profile_id);

CREATE INDEX catalogue_standing_organisation_id_82265495 ON public.catalogue_standing USING btree (organisation_id);

CREATE INDEX catalogue_teamentry_person_id_42f5da05 ON public.catalogue_teamentry USING btree (person_id);

CREATE INDEX catalogue_teamentry_profile_id_0b0c224c ON public.catalogue_teamentry USING btree (profile_id);

CREATE INDEX catalogue_timeaside_profile_id_47bcb0fe ON public.catalogue_timeaside USING btree (profile_id);

CREATE INDEX contracts_adopted_register ON public.contracts_adoptedcontract USING btree (organisation_id, ends_on);

CREATE INDEX contracts_adoptedcontract_author_id_2d0d84cb ON public.contracts_adoptedcontract USING btree (author_id);

CREATE INDEX contracts_adoptedcontract_organisation_id_354b9cc3 ON public.contracts_adoptedcontract USING btree (organisation_id);

CREATE INDEX contracts_adoptedcontract_supplier_id_6ccc96e2 ON public.contracts_adoptedcontract USING btree (supplier_id);

CREATE INDEX contracts_agreement_client ON public.contracts_agreement USING btree (client_id, created_at DESC, id DESC);

CREATE INDEX contracts_agreement_client_id_7307935a ON public.contracts_agreement USING btree (client_id);

CREATE INDEX contracts_agreement_drafted_by_id_5812d86c ON public.contracts_agreement USING btree (drafted_by_id);

CREATE INDEX contracts_agreement_follows_id_1c458b51 ON public.contracts_agreement USING btree (follows_id);

CREATE UNIQUE INDEX contracts_agreement_one_a_proposal ON public.contracts_agreement USING btree (proposal_id) WHERE (NOT (state IN ('declined', 'withdrawn', 'lapsed')));

CREATE INDEX contracts_agreement_proposal_id_7f56d948 ON public.contracts_agreement USING btree (proposal_id);

CREATE INDEX contracts_agreement_provider ON public.contracts_agreement USING btree (provider_id, created_at DESC, id DESC);

CREATE INDEX contracts_agreement_provider_id_eac168cb ON public.contracts_agreement USING btree (provider_id);

CREATE INDEX contracts_agreement_request_id_7fa7b40c ON public.contracts_agreement USING btree (request_id);

CREATE INDEX contracts_agreement_team ON public.contracts_agreement USING gin (team jsonb_path_ops);

CREATE INDEX contracts_agreement_under_id_040439fe ON public.contracts_agreement USING btree (under_id);

CREATE INDEX contracts_agreementcomment_agreement_id_fc916671 ON public.contracts_agreementcomment USING btree (agreement_id);

CREATE INDEX contracts_agreementcomment_author_id_25844565 ON public.contracts_agreementcomment USING btree (author_id);

CREATE INDEX contracts_agreementcomment_parent_id_11a23953 ON public.contracts_agreementcomment USING btree (parent_id);

CREATE INDEX contracts_agreementcomment_private_to_id_c4c96bc0 ON public.contracts_agreementcomment USING btree (private_to_id);

CREATE INDEX contracts_agreementcomment_settled_by_id_dd7ced7a ON public.contracts_agreementcomment USING btree (settled_by_id);

CREATE INDEX contracts_agreementversion_agreement_id_1c3b5d83 ON public.contracts_agreementversion USING btree (agreement_id);

CREATE INDEX contracts_agreementversion_author_id_a1bedae2 ON public.contracts_agreementversion USING btree (author_id);

CREATE INDEX contracts_batch_author_id_f13ff271 ON public.contracts_batch USING btree (author_id);

CREATE INDEX contracts_batch_client ON public.contracts_batch USING btree (client_id, created_at DESC);

CREATE INDEX contracts_batch_client_id_8927d4f4 ON public.contracts_batch USING btree (client_id);

CREATE INDEX contracts_batchoffer_agreement_id_8e83da2b ON public.contracts_batchoffer USING btree (agreement_id);

CREATE INDEX contracts_batchoffer_batch_id_f55751c6 ON public.contracts_batchoffer USING btree (batch_id);

CREATE INDEX contracts_batchoffer_held_id_44adbe50 ON public.contracts_batchoffer USING btree (held_id);

CREATE INDEX contracts_batchoffer_provider_id_80eced83 ON public.contracts_batchoffer USING btree (provider_id);

CREATE INDEX contracts_benchmark_agreement_id_fda3284b ON public.contracts_benchmark USING btree (agreement_id);

CREATE INDEX contracts_benchmark_author_id_f09ee426 ON public.contracts_benchmark USING btree (author_id);

CREATE INDEX contracts_benchmark_of ON public.contracts_benchmark USING btree (agreement_id, at DESC);

CREATE UNIQUE INDEX contracts_benchmark_one_open ON public.contracts_benchmark USING btree (agreement_id) WHERE (state IN ('announced', 'drafted'));

CREATE INDEX contracts_benchmarkprice_benchmark_id_592e46fa ON public.contracts_benchmarkprice USING btree (benchmark_id);

CREATE INDEX contracts_benchmarkword_author_id_6ff1409a ON public.contracts_benchmarkword USING btree (author_id);

CREATE INDEX contracts_benchmarkword_benchmark_id_bf2a7810 ON public.contracts_benchmarkword USING btree (benchmark_id);

CREATE INDEX contracts_benchmarkword_of ON public.contracts_benchmarkword USING btree (benchmark_id, at);

CREATE INDEX contracts_calendarlink_adopted_id_d1003f22 ON public.contracts_calendarlink USING btree (adopted_id);

CREATE INDEX contracts_calendarlink_agreement_id_480449fa ON public.contracts_calendarlink USING btree (agreement_id);

CREATE UNIQUE INDEX contracts_calendarlink_one ON public.contracts_calendarlink USING btree (person_id, organisation_id, agreement_id, adopted_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);

CREATE INDEX contracts_calendarlink_organisation_id_39004e30 ON public.contracts_calendarlink USING btree (organisation_id);

CREATE INDEX contracts_calendarlink_person_id_1a7ac318 ON public.contracts_calendarlink USING btree (person_id);

CREATE INDEX contracts_comment_agreement ON public.contracts_agreementcomment USING btree (agreement_id, at);

CREATE INDEX contracts_draftedit_agreement_id_53d27246 ON public.contracts_draftedit USING btree (agreement_id);

CREATE INDEX contracts_draftedit_author_id_1102c656 ON public.contracts_draftedit USING btree (author_id);

CREATE INDEX contracts_duty_adopted ON public.contracts_duty USING btree (adopted_id, due_at);

CREATE INDEX contracts_duty_adopted_id_25239a4b ON public.contracts_duty USING btree (adopted_id);

CREATE INDEX contracts_duty_agreement ON public.contracts_duty USING btree (agreement_id, due_at);

CREATE INDEX contracts_duty_agreement_id_cfdf9469 ON public.contracts_duty USING btree (agreement_id);

CREATE INDEX contracts_duty_answerer_id_30cf6c75 ON public.contracts_duty USING btree (answerer_id);

CREATE INDEX contracts_duty_doer_id_1589e898 ON public.contracts_duty USING btree (doer_id);

CREATE UNIQUE INDEX contracts_duty_one_open ON public.contracts_duty USING btree (series_id) WHERE ((state)::text = 'open'::text);

CREATE INDEX contracts_duty_organisation_id_49d222ff ON public.contracts_duty USING btree (organisation_id);

CREATE INDEX contracts_duty_owner_id_2ffbafdf ON public.contracts_duty USING btree (owner_id);

CREATE INDEX contracts_duty_party ON public.contracts_duty USING btree (organisation_id, due_at);

CREATE INDEX contracts_duty_series_id_80adae6a ON public.contracts_duty USING btree (series_id);

CREATE INDEX contracts_dutyseries_adopted_id_906508b7 ON public.contracts_dutyseries USING btree (adopted_id);

CREATE INDEX contracts_dutyseries_agreement_id_a153a081 ON public.contracts_dutyseries USING btree (agreement_id);

CREATE UNIQUE INDEX contracts_dutyseries_once ON public.contracts_dutyseries USING btree (agreement_id, batch, key) WHERE ((agreement_id IS NOT NULL) AND (over_at IS NULL));

CREATE UNIQUE INDEX contracts_dutyseries_once_elsewhere ON public.contracts_dutyseries USING btree (adopted_id, batch, key) WHERE ((adopted_id IS NOT NULL) AND (over_at IS NULL));

CREATE INDEX contracts_dutyseries_organisation_id_9d4110f4 ON public.contracts_dutyseries USING btree (organisation_id);

CREATE INDEX contracts_dutyseries_owner_id_77e17ea2 ON public.contracts_dutyseries USING btree (owner_id);

CREATE INDEX contracts_dutyseries_party ON public.contracts_dutyseries USING btree (organisation_id);

CREATE INDEX contracts_formalnotice_agreement_id_4272d24f ON public.contracts_formalnotice USING btree (agreement_id);

CREATE INDEX contracts_formalnotice_author_id_8e8ca1a3 ON public.contracts_formalnotice USING btree (author_id);

CREATE INDEX contracts_formalnotice_closer_id_98828544 ON public.contracts_formalnotice USING btree (closer_id);

CREATE INDEX contracts_formalnotice_receiver_id_3b0a5f4b ON public.contracts_formalnotice USING btree (receiver_id);

CREATE INDEX contracts_hardshiptalks_agreement_id_f5c74484 ON public.contracts_hardshiptalks USING btree (agreement_id);

CREATE INDEX contracts_hardshiptalks_author_id_9d9b834f ON public.contracts_hardshiptalks USING btree (author_id);

CREATE INDEX contracts_held_about ON public.contracts_heldoffer USING btree (about);

CREATE INDEX contracts_held_newest ON public.contracts_heldoffer USING btree (organisation_id, at DESC);

CREATE UNIQUE INDEX contracts_held_one_a_side ON public.contracts_heldoffer USING btree (organisation_id, about) WHERE ((state)::text = 'held'::text);

CREATE INDEX contracts_heldoffer_agreement_id_31cee0cf ON public.contracts_heldoffer USING btree (agreement_id);

CREATE INDEX contracts_heldoffer_author_id_45dfcdd0 ON public.contracts_heldoffer USING btree (author_id);

CREATE INDEX contracts_heldoffer_organisation_id_aa891627 ON public.contracts_heldoffer USING btree (organisation_id);

CREATE INDEX contracts_heldoffer_other_id_fb9e7f1a ON public.contracts_heldoffer USING btree (other_id);

CREATE INDEX contracts_heldoffer_request_id_3adc357d ON public.contracts_heldoffer USING btree (request_id);

CREATE INDEX contracts_majeure_of ON public.contracts_majeureevent USING btree (agreement_id, at DESC);

CREATE UNIQUE INDEX contracts_majeure_one_open_a_side ON public.contracts_majeureevent USING btree (agreement_id, side) WHERE (state IN ('reported', 'accepted', 'objected'));

CREATE INDEX contracts_majeureevent_agreement_id_47ec951e ON public.contracts_majeureevent USING btree (agreement_id);

CREATE INDEX contracts_majeureevent_answerer_id_7594532a ON public.contracts_majeureevent USING btree (answerer_id);

CREATE INDEX contracts_majeureevent_author_id_a8aa7597 ON public.contracts_majeureevent USING btree (author_id);

CREATE INDEX contracts_milestone_agreement_id_fbad8f9a ON public.contracts_milestone USING btree (agreement_id);

CREATE INDEX contracts_negotiationread_agreement_id_f2f1f781 ON public.contracts_negotiationread USING btree (agreement_id);

CREATE INDEX contracts_negotiationread_user_id_ac923d9e ON public.contracts_negotiationread USING btree (user_id);

CREATE INDEX contracts_order_package ON public.contracts_packageorder USING btree (package_id);

CREATE INDEX contracts_own_clause_owner ON public.contracts_ownclause USING btree (owner_id);

CREATE INDEX contracts_own_template_owner ON public.contracts_owntemplate USING btree (owner_id);

CREATE INDEX contracts_ownclause_author_id_324e41c1 ON public.contracts_ownclause USING btree (author_id);

CREATE INDEX contracts_ownclause_owner_id_4b03ed98 ON public.contracts_ownclause USING btree (owner_id);

CREATE INDEX contracts_owntemplate_author_id_efab4b8e ON public.contracts_owntemplate USING btree (author_id);

CREATE INDEX contracts_owntemplate_owner_id_1a456822 ON public.contracts_owntemplate USING btree (owner_id);

CREATE INDEX contracts_packageorder_package_id_8ce7e695 ON public.contracts_packageorder USING btree (package_id);

CREATE INDEX contracts_packageorder_version_id_f29c11cb ON public.contracts_packageorder USING btree (version_id);

CREATE INDEX contracts_renewaloffer_agreement_id_b10786c1 ON public.contracts_renewaloffer USING btree (agreement_id);

CREATE INDEX contracts_renewaloffer_author_id_3f21faa2 ON public.contracts_renewaloffer USING btree (author_id);

CREATE UNIQUE INDEX contracts_renewaloffer_one_open ON public.contracts_renewaloffer USING btree (agreement_id) WHERE ((state)::text = 'offered'::text);

CREATE INDEX contracts_renewalrefusal_agreement_id_8ee6003a ON public.contracts_renewalrefusal USING btree (agreement_id);

CREATE INDEX contracts_renewalrefusal_person_id_071cf8d4 ON public.contracts_renewalrefusal USING btree (person_id);

CREATE INDEX contracts_renewed_agreement_id_9f7f0062 ON public.contracts_renewed USING btree (agreement_id);

CREATE INDEX contracts_signature_organisation_id_7b723338 ON public.contracts_signature USING btree (organisation_id);

CREATE INDEX contracts_signature_person_id_1b3260af ON public.contracts_signature USING btree (person_id);

CREATE INDEX contracts_signature_version_id_834bd9b1 ON public.contracts_signature USING btree (version_id);

CREATE INDEX contracts_signedcopy_confirmed_by_id_d6077bbc ON public.contracts_signedcopy USING btree (confirmed_by_id);

CREATE INDEX contracts_signedcopy_person_id_c96903a9 ON public.contracts_signedcopy USING btree (person_id);

CREATE INDEX contracts_signedcopy_version_id_198945cd ON public.contracts_signedcopy USING btree (version_id);

CREATE INDEX contracts_standstill_agreement ON public.contracts_standstill USING btree (agreement_id, since);

CREATE INDEX contracts_standstill_agreement_id_6363e56f ON public.contracts_standstill USING btree (agreement_id);

CREATE UNIQUE INDEX contracts_standstill_one_open ON public.contracts_standstill USING btree (agreement_id) WHERE (until IS NULL);

CREATE INDEX contracts_stepin_agreement_id_2a913321 ON public.contracts_stepin USING btree (agreement_id);

CREATE INDEX contracts_stepin_author_id_1eaf0771 ON public.contracts_stepin USING btree (author_id);

CREATE INDEX contracts_stepin_giver_id_b5a54dd1 ON public.contracts_stepin USING btree (giver_id);

CREATE INDEX contracts_stepin_of ON public.contracts_stepin USING btree (agreement_id, at DESC);

CREATE UNIQUE INDEX contracts_stepin_one_open ON public.contracts_stepin USING btree (agreement_id, what) WHERE (state IN ('announced', 'begun'));

CREATE INDEX contracts_stepincost_answerer_id_9f20508d ON public.contracts_stepincost USING btree (answerer_id);

CREATE INDEX contracts_stepincost_author_id_1f822143 ON public.contracts_stepincost USING btree (author_id);

CREATE INDEX contracts_stepincost_of ON public.contracts_stepincost USING btree (step_in_id, at);

CREATE INDEX contracts_stepincost_step_in_id_9daa99a6 ON public.contracts_stepincost USING btree (step_in_id);

CREATE INDEX contracts_stepinword_author_id_28e10632 ON public.contracts_stepinword USING btree (author_id);

CREATE INDEX contracts_stepinword_of ON public.contracts_stepinword USING btree (step_in_id, at);

CREATE INDEX contracts_stepinword_step_in_id_1787f4f9 ON public.contracts_stepinword USING btree (step_in_id);

CREATE INDEX contracts_subcontractor_agreement_id_86bcd0c2 ON public.contracts_subcontractor USING btree (agreement_id);

CREATE INDEX contracts_subcontractor_answerer_id_dd30e29e ON public.contracts_subcontractor USING btree (answerer_id);

CREATE INDEX contracts_subcontractor_author_id_c8d86a07 ON public.contracts_subcontractor USING btree (author_id);

CREATE INDEX contracts_subcontractor_of ON public.contracts_subcontractor USING btree (agreement_id);

CREATE UNIQUE INDEX contracts_subcontractor_one_open ON public.contracts_subcontractor USING btree (agreement_id, name) WHERE ((state)::text = 'asked'::text);

CREATE INDEX contracts_suggestion_agreement_id_5bec1429 ON public.contracts_suggestion USING btree (agreement_id);

CREATE INDEX contracts_suggestion_answered_by_id_e7765e08 ON public.contracts_suggestion USING btree (answered_by_id);

CREATE INDEX contracts_suggestion_author_id_aa928200 ON public.contracts_suggestion USING btree (author_id);

CREATE INDEX contracts_suggestion_pending ON public.contracts_suggestion USING btree (agreement_id) WHERE (state IN ('open', 'accepted'));

CREATE INDEX contracts_talks_of ON public.contracts_hardshiptalks USING btree (agreement_id, at DESC);

CREATE UNIQUE INDEX contracts_talks_one_open ON public.contracts_hardshiptalks USING btree (agreement_id) WHERE ((state)::text = 'talking'::text);

CREATE INDEX contracts_workercheck_agreement_id_b316ba1c ON public.contracts_workercheck USING btree (agreement_id);

CREATE INDEX contracts_workercheck_author_id_4e8133ea ON public.contracts_workercheck USING btree (author_id);

CREATE INDEX contracts_workercheck_decider_id_6ca24e9d ON public.contracts_workercheck USING btree (decider_id);

CREATE INDEX contracts_workercheck_of ON public.contracts_workercheck USING btree (agreement_id, at DESC);

CREATE UNIQUE INDEX contracts_workercheck_one_stands ON public.contracts_workercheck USING btree (agreement_id) WHERE (NOT ((state)::text = 'overtaken'::text));

CREATE INDEX conversations_message_author_id_3d2a10d9 ON public.conversations_message USING btree (author_id);

CREATE INDEX conversations_message_order ON public.conversations_message USING btree (thread_id, at, id);

CREATE INDEX conversations_message_organisation_id_845b82cc ON public.conversations_message USING btree (organisation_id);

CREATE INDEX conversations_message_thread_id_2e6e7032 ON public.conversations_message USING btree (thread_id);

CREATE INDEX conversations_participant_organisation_id_fe9555d3 ON public.conversations_participant USING btree (organisation_id);

CREATE INDEX conversations_participant_thread_id_14a9031d ON public.conversations_participant USING btree (thread_id);

CREATE INDEX conversations_readmark_thread_id_9251dafd ON public.conversations_readmark USING btree (thread_id);

CREATE INDEX conversations_readmark_user_id_79273da5 ON public.conversations_readmark USING btree (user_id);

CREATE INDEX conversations_thread_subject ON public.conversations_thread USING btree (subject_kind, subject_id);

CREATE UNIQUE INDEX delivery_attempt_one_stands ON public.delivery_defectattempt USING btree (defect_id) WHERE (kept_at IS NULL);

CREATE INDEX delivery_checkresult_submission_id_91cd59ec ON public.delivery_checkresult USING btree (submission_id);

CREATE INDEX delivery_comment_author_id_58572a11 ON public.delivery_comment USING btree (author_id);

CREATE INDEX delivery_comment_parent_id_d33cc31a ON public.delivery_comment USING btree (parent_id);

CREATE INDEX delivery_comment_settled_by_id_e3b45875 ON public.delivery_comment USING btree (settled_by_id);

CREATE INDEX delivery_comment_submission ON public.delivery_comment USING btree (submission_id, at);

CREATE INDEX delivery_comment_submission_id_07d259a0 ON public.delivery_comment USING btree (submission_id);

CREATE INDEX delivery_defect_agreement_id_20e52a7c ON public.delivery_defect USING btree (agreement_id);

CREATE INDEX delivery_defect_author_id_3b169c1c ON public.delivery_defect USING btree (author_id);

CREATE INDEX delivery_defect_milestone_id_84d51a04 ON public.delivery_defect USING btree (milestone_id);

CREATE INDEX delivery_defectattempt_author_id_1c2d0697 ON public.delivery_defectattempt USING btree (author_id);

CREATE INDEX delivery_defectattempt_defect_id_4ddb625f ON public.delivery_defectattempt USING btree (defect_id);

CREATE INDEX delivery_entry_corrects_id_376e435d ON public.delivery_entry USING btree (corrects_id);

CREATE INDEX delivery_entry_day ON public.delivery_entry USING btree (person_id, day);

CREATE UNIQUE INDEX delivery_entry_one_a_day ON public.delivery_entry USING btree (sheet_id, person_id, line, day) WHERE (corrects_id IS NULL);

CREATE INDEX delivery_entry_person_id_e687c6a6 ON public.delivery_entry USING btree (person_id);

CREATE INDEX delivery_entry_sheet_id_69bf2afc ON public.delivery_entry USING btree (sheet_id);

CREATE INDEX delivery_item_comment_before ON public.delivery_workitemcommentbefore USING btree (comment_id, until);

CREATE INDEX delivery_item_comment_order ON public.delivery_workitemcomment USING btree (item_id, at);

CREATE INDEX delivery_item_mine ON public.delivery_workitem USING btree (assignee_id, due_on) WHERE ((archived_at IS NULL) AND (NOT ((state)::text = 'done'::text)));

CREATE INDEX delivery_levelexclusion_author_id_a4d9e774 ON public.delivery_levelexclusion USING btree (author_id);

CREATE UNIQUE INDEX delivery_levelexclusion_one_open ON public.delivery_levelexclusion USING btree (period_id, place) WHERE ((state)::text = 'proposed'::text);

CREATE INDEX delivery_levelexclusion_period_id_00b516ff ON public.delivery_levelexclusion USING btree (period_id);

CREATE INDEX delivery_levelperiod_agreement_id_23ae9b48 ON public.delivery_levelperiod USING btree (agreement_id);

CREATE INDEX delivery_levelreading_author_id_c588307b ON public.delivery_levelreading USING btree (author_id);

CREATE UNIQUE INDEX delivery_levelreading_one_stands ON public.delivery_levelreading USING btree (period_id, place) WHERE (replaced_at IS NULL);

CREATE INDEX delivery_levelreading_period_id_009819ad ON public.delivery_levelreading USING btree (period_id);

CREATE INDEX delivery_levelresult_cause_by_id_5e5e62b7 ON public.delivery_levelresult USING btree (cause_by_id);

CREATE INDEX delivery_levelresult_period_id_6dc6766f ON public.delivery_levelresult USING btree (period_id);

CREATE INDEX delivery_leveltoken_agreement_id_028fca9d ON public.delivery_leveltoken USING btree (agreement_id);

CREATE INDEX delivery_leveltoken_made_by_id_8689f8c4 ON public.delivery_leveltoken USING btree (made_by_id);

CREATE INDEX delivery_leveltoken_sha256_7f808f6a_like ON public.delivery_leveltoken USING btree (sha256 varchar_pattern_ops);

CREATE INDEX delivery_sheet_agreement_id_03969dea ON public.delivery_sheet USING btree (agreement_id);

CREATE INDEX delivery_sheet_decider_id_aecdca07 ON public.delivery_sheet USING btree (decider_id);

CREATE INDEX delivery_sheet_submitted ON public.delivery_sheet USING btree (review_until) WHERE ((state)::text = 'submitted'::text);

CREATE INDEX delivery_submission_agreement ON public.delivery_submission USING btree (agreement_id);

CREATE INDEX delivery_submission_agreement_id_7fec93d2 ON public.delivery_submission USING btree (agreement_id);

CREATE INDEX delivery_submission_author_id_569db0ea ON public.delivery_submission USING btree (author_id);

CREATE INDEX delivery_submission_decider_id_968efe0e ON public.delivery_submission USING btree (decider_id);

CREATE INDEX delivery_submission_in_review ON public.delivery_submission USING btree (review_until) WHERE ((state)::text = 'in_review'::text);

CREATE UNIQUE INDEX delivery_submission_one_in_review ON public.delivery_submission USING btree (work_id) WHERE ((state)::text = 'in_review'::text);

CREATE INDEX delivery_submission_work_id_5d4b732c ON public.delivery_submission USING btree (work_id);

CREATE INDEX delivery_timer_agreement_id_38778b28 ON public.delivery_timer USING btree (agreement_id);

CREATE INDEX delivery_timer_item_id_45dfe4f7 ON public.delivery_timer USING btree (item_id);

CREATE UNIQUE INDEX delivery_timer_one_a_person ON public.delivery_timer USING btree (person_id) WHERE (ended_at IS NULL);

CREATE INDEX delivery_timer_person_id_9e52af8b ON public.delivery_timer USING btree (person_id);

CREATE INDEX delivery_work_agreement ON public.delivery_work USING btree (agreement_id);

CREATE INDEX delivery_work_agreement_id_71d76d1f ON public.delivery_work USING btree (agreement_id);

CREATE INDEX delivery_workitem_agreement_id_a19d7f80 ON public.delivery_workitem USING btree (agreement_id);

CREATE INDEX delivery_workitem_archived_by_id_730880bc ON public.delivery_workitem USING btree (archived_by_id);

CREATE INDEX delivery_workitem_assignee_id_062f8183 ON public.delivery_workitem USING btree (assignee_id);

CREATE INDEX delivery_workitem_author_id_06c2083d ON public.delivery_workitem USING btree (author_id);

CREATE INDEX delivery_workitem_milestone_id_1b98c4ee ON public.delivery_workitem USING btree (milestone_id);

CREATE INDEX delivery_workitemcomment_author_id_8345ae15 ON public.delivery_workitemcomment USING btree (author_id);

CREATE INDEX delivery_workitemcomment_item_id_3801114a ON public.delivery_workitemcomment USING btree (item_id);

CREATE INDEX delivery_workitemcommentbefore_comment_id_a290aa1a ON public.delivery_workitemcommentbefore USING btree (comment_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX exits_ending_person_id_9d249f36 ON public.exits_ending USING btree (person_id);

CREATE INDEX exits_notice_agreement_id_d713fc39 ON public.exits_notice USING btree (agreement_id);

CREATE INDEX exits_notice_given_by_id_ccbb2ce3 ON public.exits_notice USING btree (given_by_id);

CREATE UNIQUE INDEX exits_notice_one_running ON public.exits_notice USING btree (agreement_id) WHERE ((state)::text = 'running'::text);

CREATE INDEX exits_refund_agreement ON public.exits_refundoffer USING btree (agreement_id);

CREATE UNIQUE INDEX exits_refund_one_open ON public.exits_refundoffer USING btree (milestone_id) WHERE ((state)::text = 'offered'::text);

CREATE INDEX exits_refundoffer_agreement_id_bf025639 ON public.exits_refundoffer USING btree (agreement_id);

CREATE INDEX exits_refundoffer_milestone_id_3a59418c ON public.exits_refundoffer USING btree (milestone_id);

CREATE INDEX exits_refundoffer_offered_by_id_8463e799 ON public.exits_refundoffer USING btree (offered_by_id);

CREATE INDEX exits_ruling_agreement ON public.exits_ruling USING btree (agreement_id);

CREATE INDEX exits_ruling_agreement_id_053dc0f1 ON public.exits_ruling USING btree (agreement_id);

CREATE INDEX exits_ruling_ruled_by_id_f1ff78fc ON public.exits_ruling USING btree (ruled_by_id);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX ledger_transfer_about ON public.ledger_transfer USING btree (about_id);

CREATE INDEX ledger_transfer_credit ON public.ledger_transfer USING btree (credit_id, id);

CREATE INDEX ledger_transfer_debit ON public.ledger_transfer USING btree (debit_id, id);

CREATE UNIQUE INDEX ledger_transfer_reversed_once ON public.ledger_transfer USING btree (reverses_id) WHERE (reverses_id IS NOT NULL);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX parties_invitation_invited_by_id_a87e56bd ON public.parties_invitation USING btree (invited_by_id);

CREATE UNIQUE INDEX parties_invitation_one_open ON public.parties_invitation USING btree (organisation_id, lower((email)::text)) WHERE ((state)::text = 'open'::text);

CREATE INDEX parties_invitation_organisation_id_e26ee9ea ON public.parties_invitation USING btree (organisation_id);

CREATE UNIQUE INDEX parties_membership_one_live ON public.parties_membership USING btree (user_id, organisation_id) WHERE (left_at IS NULL);

CREATE INDEX parties_membership_organisation_id_c24a77b1 ON public.parties_membership USING btree (organisation_id);

CREATE INDEX parties_membership_user_id_167fdf2b ON public.parties_membership USING btree (user_id);

CREATE INDEX parties_organisation_name ON public.parties_organisation USING gin (to_tsvector('simple'::regconfig, COALESCE(((regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((name)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ' '::text, 'g'::text) || ' '::text) || regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((name)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ''::text, 'g'::text)), ''::text)));

CREATE INDEX parties_organisation_slug_6afb2345_like ON public.parties_organisation USING btree (slug varchar_pattern_ops);

CREATE INDEX parties_signinlink_user_id_a0a78e8b ON public.parties_signinlink USING btree (user_id);

CREATE INDEX parties_user_email_9691a4c7_like ON public.parties_user USING btree (email varchar_pattern_ops);

CREATE UNIQUE INDEX parties_user_email_unique ON public.parties_user USING btree (lower((email)::text));

CREATE INDEX parties_user_groups_group_id_3df3de0e ON public.parties_user_groups USING btree (group_id);

CREATE INDEX parties_user_groups_user_id_412e02e6 ON public.parties_user_groups USING btree (user_id);

CREATE INDEX parties_user_user_permissions_permission_id_02df798e ON public.parties_user_user_permissions USING btree (permission_id);

CREATE INDEX parties_user_user_permissions_user_id_7c8f8dc3 ON public.parties_user_user_permissions USING btree (user_id);

CREATE INDEX parties_verification_decided_by_id_b50a0a1b ON public.parties_verification USING btree (decided_by_id);

CREATE INDEX parties_verification_organisation_id_e519fedd ON public.parties_verification USING btree (organisation_id);

CREATE INDEX payments_bonus_agreement ON public.payments_bonus USING btree (agreement_id);

CREATE INDEX payments_bonus_agreement_id_7a3b4a18 ON public.payments_bonus USING btree (agreement_id);

CREATE INDEX payments_bonus_given_by_id_0efe176a ON public.payments_bonus USING btree (given_by_id);

CREATE INDEX payments_claim_agreement_id_8f8e0d9f ON public.payments_claim USING btree (agreement_id);

CREATE INDEX payments_claim_author_id_eff9e372 ON public.payments_claim USING btree (author_id);

CREATE INDEX payments_claim_defect_id_a68162bf ON public.payments_claim USING btree (defect_id);

CREATE INDEX payments_claimoffer_claim_id_7cdc980f ON public.payments_claimoffer USING btree (claim_id);

CREATE INDEX payments_credituse_credit_id_c80f8e36 ON public.payments_credituse USING btree (credit_id);

CREATE INDEX payments_credituse_subject ON public.payments_credituse USING btree (subject_id);

CREATE INDEX payments_download_agreement ON public.payments_download USING btree (agreement_id, at DESC);

CREATE INDEX payments_download_agreement_id_213afe18 ON public.payments_download USING btree (agreement_id);

CREATE INDEX payments_download_person_id_b0c08aab ON public.payments_download USING btree (person_id);

CREATE INDEX payments_draw_agreement ON public.payments_draw USING btree (agreement_id, at);

CREATE INDEX payments_draw_agreement_id_86928886 ON public.payments_draw USING btree (agreement_id);

CREATE INDEX payments_draw_author_id_ca020e90 ON public.payments_draw USING btree (author_id);

CREATE INDEX payments_draw_block_id_70bfaba5 ON public.payments_draw USING btree (block_id);

CREATE INDEX payments_expense_agreement ON public.payments_expense USING btree (agreement_id);

CREATE INDEX payments_expense_agreement_id_1cc7b425 ON public.payments_expense USING btree (agreement_id);

CREATE INDEX payments_expense_author_id_924fcf95 ON public.payments_expense USING btree (author_id);

CREATE INDEX payments_hold_held_by_id_92f1ec2b ON public.payments_hold USING btree (held_by_id);

CREATE INDEX payments_hold_holding_id_752f9e8d ON public.payments_hold USING btree (holding_id);

CREATE INDEX payments_hold_lifted_by_id_3ae49e83 ON public.payments_hold USING btree (lifted_by_id);

CREATE UNIQUE INDEX payments_hold_one_live ON public.payments_hold USING btree (holding_id) WHERE (lifted_at IS NULL);

CREATE INDEX payments_holding_agreement ON public.payments_holding USING btree (agreement_id);

CREATE INDEX payments_holding_agreement_id_26b91cbb ON public.payments_holding USING btree (agreement_id);

CREATE INDEX payments_payment_agreement ON public.payments_payment USING btree (agreement_id);

CREATE INDEX payments_payment_agreement_id_ef6994be ON public.payments_payment USING btree (agreement_id);

CREATE INDEX payments_payment_payee_id_2bfdf88e ON public.payments_payment USING btree (payee_id);

CREATE INDEX payments_payment_payer_id_90660d0f ON public.payments_payment USING btree (payer_id);

CREATE INDEX payments_payout_asked_by_id_5f58f11e ON public.payments_payout USING btree (asked_by_id);

CREATE INDEX payments_payout_organisation ON public.payments_payout USING btree (organisation_id, at DESC);

CREATE INDEX payments_payout_organisation_id_fda13048 ON public.payments_payout USING btree (organisation_id);

CREATE INDEX payments_reduction_agreement ON public.payments_reduction USING btree (agreement_id);

CREATE INDEX payments_reduction_agreement_id_17d0ab93 ON public.payments_reduction USING btree (agreement_id);

CREATE INDEX payments_retainermonth_agreement_id_09c17e94 ON public.payments_retainermonth USING btree (agreement_id);

CREATE INDEX payments_retention_agreement ON public.payments_retention USING btree (agreement_id);

CREATE INDEX payments_retention_agreement_id_e248cce6 ON public.payments_retention USING btree (agreement_id);

CREATE INDEX payments_servicecredit_agreement_id_7e14d0b6 ON public.payments_servicecredit USING btree (agreement_id);

CREATE INDEX payments_servicecredit_open ON public.payments_servicecredit USING btree (agreement_id, at);

CREATE INDEX payments_servicecredit_period_id_d8549837 ON public.payments_servicecredit USING btree (period_id);

CREATE INDEX payments_suspension_agreement_id_15e1e35e ON public.payments_suspension USING btree (agreement_id);

CREATE INDEX payments_suspension_disputed_by_id_93e07dc0 ON public.payments_suspension USING btree (disputed_by_id);

CREATE INDEX payments_suspension_given_by_id_8ef543cf ON public.payments_suspension USING btree (given_by_id);

CREATE UNIQUE INDEX payments_suspension_one_open ON public.payments_suspension USING btree (agreement_id) WHERE (state IN ('warned', 'standing'));

CREATE INDEX payments_waiver_agreement ON public.payments_waiver USING btree (agreement_id);

CREATE INDEX payments_waiver_agreement_id_70f761f7 ON public.payments_waiver USING btree (agreement_id);

CREATE INDEX payments_waiver_given_by_id_8e0e62eb ON public.payments_waiver USING btree (given_by_id);

CREATE INDEX payments_waiver_milestone_id_95bfffcd ON public.payments_waiver USING btree (milestone_id);

CREATE INDEX payments_weeklyholding_agreement_id_f4e98092 ON public.payments_weeklyholding USING btree (agreement_id);

CREATE INDEX plumbing_attachment_file_id_a5d83b1f ON public.plumbing_attachment USING btree (file_id);

CREATE INDEX plumbing_attachment_subject ON public.plumbing_attachment USING btree (subject_kind, subject_id);

CREATE INDEX plumbing_change_since ON public.plumbing_change USING btree (kind, xid);

CREATE UNIQUE INDEX plumbing_deadline_one_open ON public.plumbing_deadline USING btree (verb, subject_kind, subject_id) WHERE ((done_at IS NULL) AND (reminds_id IS NULL) AND (stopped_at IS NULL));

CREATE INDEX plumbing_deadline_open ON public.plumbing_deadline USING btree (due_at, id) WHERE ((done_at IS NULL) AND (stopped_at IS NULL));

CREATE INDEX plumbing_deadline_reminds_id_6daf12ce ON public.plumbing_deadline USING btree (reminds_id);

CREATE INDEX plumbing_deadline_subject ON public.plumbing_deadline USING btree (subject_kind, subject_id);

CREATE INDEX plumbing_file_sha256 ON public.plumbing_storedfile USING btree (sha256);

CREATE INDEX plumbing_idempotency_at ON public.plumbing_idempotencykey USING btree (at);

CREATE INDEX plumbing_mail_key_af01d912_like ON public.plumbing_mail USING btree (key varchar_pattern_ops);

CREATE INDEX plumbing_mail_to ON public.plumbing_mail USING btree ("to", at DESC);

CREATE INDEX plumbing_spent_ends_at_6c96a8c1 ON public.plumbing_spent USING btree (ends_at);

CREATE INDEX plumbing_transition_subject ON public.plumbing_transition USING btree (subject_kind, subject_id);

CREATE INDEX plumbing_upload_expires ON public.plumbing_upload USING btree (expires_at);

CREATE INDEX plumbing_upload_person ON public.plumbing_upload USING btree (person_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX reviews_review_about ON public.reviews_review USING btree (about_id, at DESC);

CREATE INDEX reviews_review_about_id_a336d0fd ON public.reviews_review USING btree (about_id);

CREATE INDEX reviews_review_author_id_ed71e278 ON public.reviews_review USING btree (author_id);

CREATE INDEX reviews_review_by_id_83cfa012 ON public.reviews_review USING btree (by_id);

CREATE INDEX reviews_review_window_id_1a4843ff ON public.reviews_review USING btree (window_id);

CREATE INDEX sourcing_askeddocument_request_id_fb694d24 ON public.sourcing_askeddocument USING btree (request_id);

CREATE INDEX sourcing_awardreview_reviewer_id_9ffc5dab ON public.sourcing_awardreview USING btree (reviewer_id);

CREATE INDEX sourcing_bundle_proposal_id_8d56e029 ON public.sourcing_bundle USING btree (proposal_id);

CREATE INDEX sourcing_consensus_by_id_2204c7db ON public.sourcing_consensus USING btree (by_id);

CREATE INDEX sourcing_consensus_criterion_id_9fa94945 ON public.sourcing_consensus USING btree (criterion_id);

CREATE INDEX sourcing_consensus_proposal_id_8c4e02ab ON public.sourcing_consensus USING btree (proposal_id);

CREATE INDEX sourcing_criterion_request_id_57a3a844 ON public.sourcing_criterion USING btree (request_id);

CREATE INDEX sourcing_decision_by_id_fa89cfc6 ON public.sourcing_decision USING btree (by_id);

CREATE INDEX sourcing_decision_leading_id_64f31a90 ON public.sourcing_decision USING btree (leading_id);

CREATE INDEX sourcing_decision_proposal_id_bfc95eec ON public.sourcing_decision USING btree (proposal_id);

CREATE INDEX sourcing_decision_request_id_f01244ee ON public.sourcing_decision USING btree (request_id);

CREATE INDEX sourcing_declaration_evaluator_id_3e9015c6 ON public.sourcing_declaration USING btree (evaluator_id);

CREATE INDEX sourcing_declaration_proposal_id_96bab729 ON public.sourcing_declaration USING btree (proposal_id);

CREATE INDEX sourcing_document_owner ON public.sourcing_supplierdocument USING btree (organisation_id, at DESC);

CREATE INDEX sourcing_entry_author_id_031cfff6 ON public.sourcing_entry USING btree (author_id);

CREATE INDEX sourcing_entry_provider ON public.sourcing_entry USING btree (provider_id, at DESC);

CREATE INDEX sourcing_entry_provider_id_6eec4862 ON public.sourcing_entry USING btree (provider_id);

CREATE INDEX sourcing_entry_request_id_d94e7c7a ON public.sourcing_entry USING btree (request_id);

CREATE INDEX sourcing_entrycomment_author_id_dc109731 ON public.sourcing_entrycomment USING btree (author_id);

CREATE INDEX sourcing_entrycomment_entry_id_3f6509f1 ON public.sourcing_entrycomment USING btree (entry_id);

CREATE INDEX sourcing_entrycomment_organisation_id_7c6977ae ON public.sourcing_entrycomment USING btree (organisation_id);

CREATE INDEX sourcing_evaluator_person_id_ef3021ff ON public.sourcing_evaluator USING btree (person_id);

CREATE INDEX sourcing_evaluator_request_id_654d5665 ON public.sourcing_evaluator USING btree (request_id);

CREATE INDEX sourcing_held_newest ON public.sourcing_heldproposal USING btree (provider_id, at DESC);

CREATE UNIQUE INDEX sourcing_held_one_a_provider ON public.sourcing_heldproposal USING btree (request_id, provider_id) WHERE ((state)::text = 'held'::text);

CREATE INDEX sourcing_heldproposal_author_id_d71df89a ON public.sourcing_heldproposal USING btree (author_id);

CREATE INDEX sourcing_heldproposal_proposal_id_a1eddffd ON public.sourcing_heldproposal USING btree (proposal_id);

CREATE INDEX sourcing_heldproposal_provider_id_494c4150 ON public.sourcing_heldproposal USING btree (provider_id);

CREATE INDEX sourcing_heldproposal_request_id_406cc065 ON public.sourcing_heldproposal USING btree (request_id);

CREATE INDEX sourcing_invitation_provider_id_cdb8a756 ON public.sourcing_invitation USING btree (provider_id);

CREATE INDEX sourcing_invitation_request_id_320d3761 ON public.sourcing_invitation USING btree (request_id);

CREATE INDEX sourcing_libraryset_organisation_id_4515f0e6 ON public.sourcing_libraryset USING btree (organisation_id);

CREATE INDEX sourcing_lot_request_id_950030a0 ON public.sourcing_lot USING btree (request_id);

CREATE INDEX sourcing_lot_winner_id_71eb3c4f ON public.sourcing_lot USING btree (winner_id);

CREATE INDEX sourcing_lotprice_lot_id_4a788486 ON public.sourcing_lotprice USING btree (lot_id);

CREATE INDEX sourcing_lotprice_proposal_id_b688d847 ON public.sourcing_lotprice USING btree (proposal_id);

CREATE INDEX sourcing_ndasignature_organisation_id_cee0e152 ON public.sourcing_ndasignature USING btree (organisation_id);

CREATE INDEX sourcing_ndasignature_person_id_357a55f0 ON public.sourcing_ndasignature USING btree (person_id);

CREATE INDEX sourcing_ndasignature_version_id_5a97c31d ON public.sourcing_ndasignature USING btree (version_id);

CREATE INDEX sourcing_ndaversion_request_id_9db65c2d ON public.sourcing_ndaversion USING btree (request_id);

CREATE INDEX sourcing_opener_person_id_9e146c57 ON public.sourcing_opener USING btree (person_id);

CREATE INDEX sourcing_opener_request_id_8ef7ae87 ON public.sourcing_opener USING btree (request_id);

CREATE INDEX sourcing_opening_person_id_074060a0 ON public.sourcing_opening USING btree (person_id);

CREATE INDEX sourcing_opening_request_id_cf441cb8 ON public.sourcing_opening USING btree (request_id);

CREATE INDEX sourcing_prize_request_id_5e8ed1e0 ON public.sourcing_prize USING btree (request_id);

CREATE INDEX sourcing_proposal_author_id_9f078f94 ON public.sourcing_proposal USING btree (author_id);

CREATE UNIQUE INDEX sourcing_proposal_one_award ON public.sourcing_proposal USING btree (request_id) WHERE ((NOT lotted) AND ((state)::text = 'awarded'::text));

CREATE INDEX sourcing_proposal_provider ON public.sourcing_proposal USING btree (provider_id, sent_at DESC);

CREATE INDEX sourcing_proposal_provider_id_cefce5a5 ON public.sourcing_proposal USING btree (provider_id);

CREATE INDEX sourcing_proposal_request_id_2d5bb605 ON public.sourcing_proposal USING btree (request_id);

CREATE INDEX sourcing_proposalanswer_proposal_id_6d363191 ON public.sourcing_proposalanswer USING btree (proposal_id);

CREATE INDEX sourcing_proposalanswer_question_id_f0be7ce5 ON public.sourcing_proposalanswer USING btree (question_id);

CREATE INDEX sourcing_proposaldraft_author_id_2a43d947 ON public.sourcing_proposaldraft USING btree (author_id);

CREATE INDEX sourcing_proposaldraft_provider_id_f4f3e941 ON public.sourcing_proposaldraft USING btree (provider_id);

CREATE INDEX sourcing_proposaldraft_request_id_5df962c0 ON public.sourcing_proposaldraft USING btree (request_id);

CREATE INDEX sourcing_proposalmember_proposal_id_e9a670ec ON public.sourcing_proposalmember USING btree (proposal_id);

CREATE INDEX sourcing_proposalmember_provider_id_90fe9be8 ON public.sourcing_proposalmember USING btree (provider_id);

CREATE INDEX sourcing_proposalmilestone_proposal_id_389f6d6d ON public.sourcing_proposalmilestone USING btree (proposal_id);

CREATE INDEX sourcing_proposalversion_author_id_732c3449 ON public.sourcing_proposalversion USING btree (author_id);

CREATE INDEX sourcing_proposalversion_proposal_id_14a95926 ON public.sourcing_proposalversion USING btree (proposal_id);

CREATE INDEX sourcing_question_asker_id_ab987c87 ON public.sourcing_question USING btree (asker_id);

CREATE INDEX sourcing_question_request_id_6c75bf45 ON public.sourcing_question USING btree (request_id);

CREATE INDEX sourcing_request_author_id_69cee85b ON public.sourcing_request USING btree (author_id);

CREATE INDEX sourcing_request_client ON public.sourcing_request USING btree (client_id, created_at DESC);

CREATE INDEX sourcing_request_client_id_cc0b109f ON public.sourcing_request USING btree (client_id);

CREATE INDEX sourcing_request_decision_id_130ddd92 ON public.sourcing_request USING btree (decision_id);

CREATE INDEX sourcing_request_follows_id_51f389c3 ON public.sourcing_request USING btree (follows_id);

CREATE INDEX sourcing_request_open ON public.sourcing_request USING btree (published_at DESC, id DESC) WHERE (((state)::text = 'open'::text) AND ((visibility)::text = 'public'::text));

CREATE INDEX sourcing_request_text ON public.sourcing_request USING gin (to_tsvector('simple'::regconfig, ((COALESCE(((regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((title)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ' '::text, 'g'::text) || ' '::text) || regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE((title)::text, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ''::text, 'g'::text)), ''::text) || ' '::text) || COALESCE(((regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE(brief, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ' '::text, 'g'::text) || ' '::text) || regexp_replace(translate(replace(replace(replace(replace(lower(NORMALIZE(regexp_replace(NORMALIZE(brief, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFKC)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øłđðıħς'::text, 'olddihσ'::text), '[\u0001-\u0008\u000e-\u001b\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u0084\u0086-\u00bf\u00d7\u00f7\u02b9-\u02df\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2027\u202a-\u206f\u20a0-\u20cf\u2100-\u2bff\u3001-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ufd3e\ufd3f\ufe00-\ufe1f\ufe30-\ufe6f]+'::text, ''::text, 'g'::text)), ''::text))));

CREATE INDEX sourcing_requestskill_request_id_3cfff05f ON public.sourcing_requestskill USING btree (request_id);

CREATE INDEX sourcing_requestversion_author_id_05771463 ON public.sourcing_requestversion USING btree (author_id);

CREATE INDEX sourcing_requestversion_request_id_9d6d16a9 ON public.sourcing_requestversion USING btree (request_id);

CREATE INDEX sourcing_round_by_id_1d226597 ON public.sourcing_round USING btree (by_id);

CREATE INDEX sourcing_round_request_id_de7f7ade ON public.sourcing_round USING btree (request_id);

CREATE INDEX sourcing_samenessanswer_author_id_cdbe2dad ON public.sourcing_samenessanswer USING btree (author_id);

CREATE INDEX sourcing_samenessanswer_proposal_id_8884e8fd ON public.sourcing_samenessanswer USING btree (proposal_id);

CREATE INDEX sourcing_savedsearch_organisation_id_2748af80 ON public.sourcing_savedsearch USING btree (organisation_id);

CREATE INDEX sourcing_savedsearch_person_id_8c27a125 ON public.sourcing_savedsearch USING btree (person_id);

CREATE INDEX sourcing_score_criterion_id_d8cdc893 ON public.sourcing_score USING btree (criterion_id);

CREATE INDEX sourcing_score_evaluator_id_65d9cbda ON public.sourcing_score USING btree (evaluator_id);

CREATE INDEX sourcing_score_proposal_id_bc650997 ON public.sourcing_score USING btree (proposal_id);

CREATE INDEX sourcing_screeningquestion_request_id_48feef5c ON public.sourcing_screeningquestion USING btree (request_id);

CREATE INDEX sourcing_shareddocument_asked_id_7a18ba41 ON public.sourcing_shareddocument USING btree (asked_id);

CREATE INDEX sourcing_shareddocument_document_id_ba768ecd ON public.sourcing_shareddocument USING btree (document_id);

CREATE INDEX sourcing_shareddocument_judged_by_id_ed21b3e4 ON public.sourcing_shareddocument USING btree (judged_by_id);

CREATE INDEX sourcing_shareddocument_provider_id_aad80e50 ON public.sourcing_shareddocument USING btree (provider_id);

CREATE INDEX sourcing_supplierdocument_organisation_id_4a8f2856 ON public.sourcing_supplierdocument USING btree (organisation_id);

CREATE INDEX sourcing_team_answer ON public.sourcing_teamanswer USING btree (offer_id, hash, at);

CREATE UNIQUE INDEX sourcing_team_one_waiting ON public.sourcing_teamoffer USING btree (request_id, lead_id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX sourcing_teamanswer_offer_id_259e7590 ON public.sourcing_teamanswer USING btree (offer_id);

CREATE INDEX sourcing_teamanswer_person_id_a955222c ON public.sourcing_teamanswer USING btree (person_id);

CREATE INDEX sourcing_teamanswer_provider_id_89dbb539 ON public.sourcing_teamanswer USING btree (provider_id);

CREATE INDEX sourcing_teammember_offer_id_c5080579 ON public.sourcing_teammember USING btree (offer_id);

CREATE INDEX sourcing_teammember_provider_id_20fd948e ON public.sourcing_teammember USING btree (provider_id);

CREATE INDEX sourcing_teamoffer_author_id_b8e1ea70 ON public.sourcing_teamoffer USING btree (author_id);

CREATE INDEX sourcing_teamoffer_lead_id_61f908be ON public.sourcing_teamoffer USING btree (lead_id);

CREATE INDEX sourcing_teamoffer_proposal_id_11d0fa6b ON public.sourcing_teamoffer USING btree (proposal_id);

CREATE INDEX sourcing_teamoffer_request_id_b54baad1 ON public.sourcing_teamoffer USING btree (request_id);

CREATE INDEX sourcing_tender_reviewer_id_a1df0507 ON public.sourcing_tender USING btree (reviewer_id);

CREATE UNIQUE INDEX strategy_activity_code ON public.strategy_activity USING btree (inventory_id, lower((code)::text));

CREATE INDEX strategy_activity_inventory ON public.strategy_activity USING btree (inventory_id, created_at, id);

CREATE INDEX strategy_activity_inventory_id_696a4bd0 ON public.strategy_activity USING btree (inventory_id);

CREATE INDEX strategy_activity_owner_id_10c701ac ON public.strategy_activity USING btree (owner_id);

CREATE INDEX strategy_activity_parent_id_ebf1bde6 ON public.strategy_activity USING btree (parent_id);

CREATE INDEX strategy_assessment_activity_id_aa8c8fa2 ON public.strategy_assessment USING btree (activity_id);

CREATE INDEX strategy_assessment_author_id_36620694 ON public.strategy_assessment USING btree (author_id);

CREATE INDEX strategy_assessment_client ON public.strategy_assessment USING btree (client_id, created_at DESC);

CREATE INDEX strategy_assessment_client_id_2a517844 ON public.strategy_assessment USING btree (client_id);

CREATE INDEX strategy_baseline_activity_id_d4df2d1c ON public.strategy_baseline USING btree (activity_id);

CREATE INDEX strategy_baseline_author_id_772ee16e ON public.strategy_baseline USING btree (author_id);

CREATE INDEX strategy_cost_activity_id_b4bd101c ON public.strategy_cost USING btree (activity_id);

CREATE INDEX strategy_decision_baseline_id_127f7a64 ON public.strategy_decision USING btree (baseline_id);

CREATE INDEX strategy_decision_decider_id_c3a724ba ON public.strategy_decision USING btree (decider_id);

CREATE INDEX strategy_decision_option_id_fca46499 ON public.strategy_decision USING btree (option_id);

CREATE INDEX strategy_decisionreview_decision_id_eeb0d145 ON public.strategy_decisionreview USING btree (decision_id);

CREATE INDEX strategy_decisionreview_person_id_dd82b61e ON public.strategy_decisionreview USING btree (person_id);

CREATE INDEX strategy_gatepassage_assessment_id_70b85b51 ON public.strategy_gatepassage USING btree (assessment_id);

CREATE INDEX strategy_gatepassage_person_id_93841ee2 ON public.strategy_gatepassage USING btree (person_id);

CREATE UNIQUE INDEX strategy_limit_one_live ON public.strategy_limit USING btree (organisation_id, kind) WHERE (lifted_at IS NULL);

CREATE INDEX strategy_limit_organisation_id_b15f2774 ON public.strategy_limit USING btree (organisation_id);

CREATE INDEX strategy_limit_set_by_id_3282df26 ON public.strategy_limit USING btree (set_by_id);

CREATE INDEX strategy_measure_activity_id_5be01abf ON public.strategy_measure USING btree (activity_id);

CREATE INDEX strategy_option_assessment_id_f310d99b ON public.strategy_option USING btree (assessment_id);

CREATE UNIQUE INDEX strategy_option_one_as_now ON public.strategy_option USING btree (assessment_id) WHERE ((kind)::text = 'in_house'::text);

CREATE INDEX strategy_optionline_option_id_b9f86904 ON public.strategy_optionline USING btree (option_id);

CREATE INDEX strategy_rating_activity_id_2d1d6e7d ON public.strategy_rating USING btree (activity_id);

CREATE INDEX strategy_rating_author_id_17cccdeb ON public.strategy_rating USING btree (author_id);

CREATE INDEX strategy_rating_person_id_26624b07 ON public.strategy_rating USING btree (person_id);

CREATE INDEX strategy_risk_option_id_bbf491ad ON public.strategy_risk USING btree (option_id);

CREATE INDEX strategy_risk_owner_id_0548e6fb ON public.strategy_risk USING btree (owner_id);

CREATE INDEX transition_access_granter_id_658cea14 ON public.transition_access USING btree (granter_id);

CREATE INDEX transition_access_of ON public.transition_access USING btree (transition_id);

CREATE INDEX transition_access_revoker_id_643c4931 ON public.transition_access USING btree (revoker_id);

CREATE INDEX transition_access_transition_id_0a211031 ON public.transition_access USING btree (transition_id);

CREATE INDEX transition_consent_person_id_0148f37c ON public.transition_consent USING btree (person_id);

CREATE INDEX transition_consent_transition_id_b8c1d9bb ON public.transition_consent USING btree (transition_id);

CREATE INDEX transition_item_place ON public.transition_kickoffitem USING btree (transition_id, "position");

CREATE INDEX transition_kickoffitem_doer_id_48ced36b ON public.transition_kickoffitem USING btree (doer_id);

CREATE INDEX transition_kickoffitem_transition_id_b6eb56b0 ON public.transition_kickoffitem USING btree (transition_id);

CREATE INDEX transition_knowledge_author_id_c3bfa1c9 ON public.transition_knowledge USING btree (author_id);

CREATE INDEX transition_knowledge_receiver_id_a53eb34f ON public.transition_knowledge USING btree (receiver_id);

CREATE INDEX transition_knowledge_transition_id_6db87fb0 ON public.transition_knowledge USING btree (transition_id);

CREATE INDEX transition_knowledge_waits ON public.transition_knowledge USING btree (receiver_id);

CREATE INDEX transition_transition_acceptor_id_d64b502b ON public.transition_transition USING btree (acceptor_id);

CREATE INDEX transition_wave_accepts_id_87f43faa ON public.transition_wave USING btree (accepts_id);

CREATE INDEX transition_wave_decider_id_7f93c77f ON public.transition_wave USING btree (decider_id);

CREATE INDEX transition_wave_transition_id_ae29cd9e ON public.transition_wave USING btree (transition_id);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE (type IN ('totp', 'recovery_codes'));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE TRIGGER ledger_account_identity_stays BEFORE UPDATE OF id, address, currency, rule, opened_at ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_account_is_well_formed BEFORE INSERT ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION public.ledger_try_account();

CREATE TRIGGER ledger_account_rows_stay BEFORE DELETE ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_account_stays BEFORE TRUNCATE ON public.ledger_account FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_head_rows_stay BEFORE DELETE OR UPDATE ON public.ledger_head FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_head_stays BEFORE TRUNCATE ON public.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_seal_rows_stay BEFORE DELETE OR UPDATE ON public.ledger_seal FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_seal_stays BEFORE TRUNCATE ON public.ledger_seal FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_sealbatch_rows_stay BEFORE DELETE OR UPDATE ON public.ledger_sealbatch FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_sealbatch_stays BEFORE TRUNCATE ON public.ledger_sealbatch FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_transfer_rows_stay BEFORE DELETE OR UPDATE ON public.ledger_transfer FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER ledger_transfer_stays BEFORE TRUNCATE ON public.ledger_transfer FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_refuse_change();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_absence
    ADD CONSTRAINT approvals_absence_organisation_id_587d67f7_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_absence
    ADD CONSTRAINT approvals_absence_person_id_0df3a7dd_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_absence
    ADD CONSTRAINT approvals_absence_stand_in_id_656d774c_fk_parties_user_id FOREIGN KEY (stand_in_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_approval
    ADD CONSTRAINT approvals_approval_asked_by_id_2e7fca29_fk_parties_user_id FOREIGN KEY (asked_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_approval
    ADD CONSTRAINT approvals_approval_organisation_id_fa00355b_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_approval
    ADD CONSTRAINT approvals_approval_rule_id_82fd876b_fk_approvals_rule_id FOREIGN KEY (rule_id) REFERENCES public.approvals_rule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_group
    ADD CONSTRAINT approvals_group_organisation_id_a9678fd7_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_groupmember
    ADD CONSTRAINT approvals_groupmember_group_id_1269b95f_fk_approvals_group_id FOREIGN KEY (group_id) REFERENCES public.approvals_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_groupmember
    ADD CONSTRAINT approvals_groupmember_person_id_8b4ee3fb_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_rate
    ADD CONSTRAINT approvals_rate_organisation_id_4154e702_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_rule
    ADD CONSTRAINT approvals_rule_group_id_f95c1561_fk_approvals_group_id FOREIGN KEY (group_id) REFERENCES public.approvals_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_rule
    ADD CONSTRAINT approvals_rule_organisation_id_cf55efaf_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_seat
    ADD CONSTRAINT approvals_seat_answered_by_id_b8316a0f_fk_parties_user_id FOREIGN KEY (answered_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_seat
    ADD CONSTRAINT approvals_seat_approval_id_6c24bee4_fk_approvals_approval_id FOREIGN KEY (approval_id) REFERENCES public.approvals_approval(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approvals_seat
    ADD CONSTRAINT approvals_seat_person_id_aadde88b_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_certificate
    ADD CONSTRAINT catalogue_certificat_profile_id_4dc9c5fa_fk_catalogue FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_heldpackage
    ADD CONSTRAINT catalogue_heldpackag_organisation_id_0c4cd96e_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_heldpackage
    ADD CONSTRAINT catalogue_heldpackag_package_id_9aedbf11_fk_catalogue FOREIGN KEY (package_id) REFERENCES public.catalogue_package(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_heldpackage
    ADD CONSTRAINT catalogue_heldpackage_author_id_38d24d98_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_package
    ADD CONSTRAINT catalogue_package_organisation_id_3213764b_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_package
    ADD CONSTRAINT catalogue_package_profile_id_8b823cde_fk_catalogue_profile_id FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_packageversion
    ADD CONSTRAINT catalogue_packagever_package_id_bc563f0d_fk_catalogue FOREIGN KEY (package_id) REFERENCES public.catalogue_package(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_packageversion
    ADD CONSTRAINT catalogue_packageversion_author_id_680da92c_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_portfolioitem
    ADD CONSTRAINT catalogue_portfolioi_profile_id_54c4c91f_fk_catalogue FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_profile
    ADD CONSTRAINT catalogue_profile_organisation_id_36fac344_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_profilelanguage
    ADD CONSTRAINT catalogue_profilelan_profile_id_cfcd29d1_fk_catalogue FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_profileskill
    ADD CONSTRAINT catalogue_profileski_profile_id_94f40cf7_fk_catalogue FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_rate
    ADD CONSTRAINT catalogue_rate_profile_id_53ae2d0b_fk_catalogue_profile_id FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_standing
    ADD CONSTRAINT catalogue_standing_organisation_id_82265495_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_teamentry
    ADD CONSTRAINT catalogue_teamentry_person_id_42f5da05_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_teamentry
    ADD CONSTRAINT catalogue_teamentry_profile_id_0b0c224c_fk_catalogue_profile_id FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_timeaside
    ADD CONSTRAINT catalogue_timeaside_profile_id_47bcb0fe_fk_catalogue_profile_id FOREIGN KEY (profile_id) REFERENCES public.catalogue_profile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_adoptedcontract
    ADD CONSTRAINT contracts_adoptedcon_organisation_id_354b9cc3_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_adoptedcontract
    ADD CONSTRAINT contracts_adoptedcon_supplier_id_6ccc96e2_fk_parties_o FOREIGN KEY (supplier_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_adoptedcontract
    ADD CONSTRAINT contracts_adoptedcontract_author_id_2d0d84cb_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_client_id_7307935a_fk_parties_o FOREIGN KEY (client_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_drafted_by_id_5812d86c_fk_parties_o FOREIGN KEY (drafted_by_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_follows_id_1c458b51_fk_contracts FOREIGN KEY (follows_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_proposal_id_7f56d948_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_provider_id_eac168cb_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_request_id_7fa7b40c_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreement
    ADD CONSTRAINT contracts_agreement_under_id_040439fe_fk_contracts_agreement_id FOREIGN KEY (under_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementcomment
    ADD CONSTRAINT contracts_agreementc_agreement_id_fc916671_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementcomment
    ADD CONSTRAINT contracts_agreementc_author_id_25844565_fk_parties_u FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementcomment
    ADD CONSTRAINT contracts_agreementc_parent_id_11a23953_fk_contracts FOREIGN KEY (parent_id) REFERENCES public.contracts_agreementcomment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementcomment
    ADD CONSTRAINT contracts_agreementc_private_to_id_c4c96bc0_fk_parties_o FOREIGN KEY (private_to_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementcomment
    ADD CONSTRAINT contracts_agreementc_settled_by_id_dd7ced7a_fk_parties_u FOREIGN KEY (settled_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementdraft
    ADD CONSTRAINT contracts_agreementd_agreement_id_c6628815_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementversion
    ADD CONSTRAINT contracts_agreementv_agreement_id_1c3b5d83_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_agreementversion
    ADD CONSTRAINT contracts_agreementv_author_id_a1bedae2_fk_parties_u FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_batch
    ADD CONSTRAINT contracts_batch_author_id_f13ff271_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_batch
    ADD CONSTRAINT contracts_batch_client_id_8927d4f4_fk_parties_organisation_id FOREIGN KEY (client_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_batchoffer
    ADD CONSTRAINT contracts_batchoffer_agreement_id_8e83da2b_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_batchoffer
    ADD CONSTRAINT contracts_batchoffer_batch_id_f55751c6_fk_contracts_batch_id FOREIGN KEY (batch_id) REFERENCES public.contracts_batch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_batchoffer
    ADD CONSTRAINT contracts_batchoffer_held_id_44adbe50_fk_contracts_heldoffer_id FOREIGN KEY (held_id) REFERENCES public.contracts_heldoffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_batchoffer
    ADD CONSTRAINT contracts_batchoffer_provider_id_80eced83_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_benchmark
    ADD CONSTRAINT contracts_benchmark_agreement_id_fda3284b_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_benchmark
    ADD CONSTRAINT contracts_benchmark_author_id_f09ee426_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_benchmarkprice
    ADD CONSTRAINT contracts_benchmarkp_benchmark_id_592e46fa_fk_contracts FOREIGN KEY (benchmark_id) REFERENCES public.contracts_benchmark(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_benchmarkword
    ADD CONSTRAINT contracts_benchmarkw_benchmark_id_bf2a7810_fk_contracts FOREIGN KEY (benchmark_id) REFERENCES public.contracts_benchmark(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_benchmarkword
    ADD CONSTRAINT contracts_benchmarkword_author_id_6ff1409a_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_calendarlink
    ADD CONSTRAINT contracts_calendarli_adopted_id_d1003f22_fk_contracts FOREIGN KEY (adopted_id) REFERENCES public.contracts_adoptedcontract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_calendarlink
    ADD CONSTRAINT contracts_calendarli_agreement_id_480449fa_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_calendarlink
    ADD CONSTRAINT contracts_calendarli_organisation_id_39004e30_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_calendarlink
    ADD CONSTRAINT contracts_calendarlink_person_id_1a7ac318_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_draftedit
    ADD CONSTRAINT contracts_draftedit_agreement_id_53d27246_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_draftedit
    ADD CONSTRAINT contracts_draftedit_author_id_1102c656_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_adopted_id_25239a4b_fk_contracts FOREIGN KEY (adopted_id) REFERENCES public.contracts_adoptedcontract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_agreement_id_cfdf9469_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_answerer_id_30cf6c75_fk_parties_user_id FOREIGN KEY (answerer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_doer_id_1589e898_fk_parties_user_id FOREIGN KEY (doer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_organisation_id_49d222ff_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_owner_id_2ffbafdf_fk_parties_user_id FOREIGN KEY (owner_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_duty
    ADD CONSTRAINT contracts_duty_series_id_80adae6a_fk_contracts_dutyseries_id FOREIGN KEY (series_id) REFERENCES public.contracts_dutyseries(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_dutyseries
    ADD CONSTRAINT contracts_dutyseries_adopted_id_906508b7_fk_contracts FOREIGN KEY (adopted_id) REFERENCES public.contracts_adoptedcontract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_dutyseries
    ADD CONSTRAINT contracts_dutyseries_agreement_id_a153a081_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_dutyseries
    ADD CONSTRAINT contracts_dutyseries_organisation_id_9d4110f4_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_dutyseries
    ADD CONSTRAINT contracts_dutyseries_owner_id_77e17ea2_fk_parties_user_id FOREIGN KEY (owner_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_formalnotice
    ADD CONSTRAINT contracts_formalnoti_agreement_id_4272d24f_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_formalnotice
    ADD CONSTRAINT contracts_formalnotice_author_id_8e8ca1a3_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_formalnotice
    ADD CONSTRAINT contracts_formalnotice_closer_id_98828544_fk_parties_user_id FOREIGN KEY (closer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_formalnotice
    ADD CONSTRAINT contracts_formalnotice_receiver_id_3b0a5f4b_fk_parties_user_id FOREIGN KEY (receiver_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_hardshiptalks
    ADD CONSTRAINT contracts_hardshipta_agreement_id_f5c74484_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_hardshiptalks
    ADD CONSTRAINT contracts_hardshiptalks_author_id_9d9b834f_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_heldoffer
    ADD CONSTRAINT contracts_heldoffer_agreement_id_31cee0cf_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_heldoffer
    ADD CONSTRAINT contracts_heldoffer_author_id_45dfcdd0_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_heldoffer
    ADD CONSTRAINT contracts_heldoffer_organisation_id_aa891627_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_heldoffer
    ADD CONSTRAINT contracts_heldoffer_other_id_fb9e7f1a_fk_parties_o FOREIGN KEY (other_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_heldoffer
    ADD CONSTRAINT contracts_heldoffer_request_id_3adc357d_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_majeureevent
    ADD CONSTRAINT contracts_majeureeve_agreement_id_47ec951e_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_majeureevent
    ADD CONSTRAINT contracts_majeureevent_answerer_id_7594532a_fk_parties_user_id FOREIGN KEY (answerer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_majeureevent
    ADD CONSTRAINT contracts_majeureevent_author_id_a8aa7597_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_milestone
    ADD CONSTRAINT contracts_milestone_agreement_id_fbad8f9a_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_negotiationread
    ADD CONSTRAINT contracts_negotiatio_agreement_id_f2f1f781_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_negotiationread
    ADD CONSTRAINT contracts_negotiationread_user_id_ac923d9e_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_ownclause
    ADD CONSTRAINT contracts_ownclause_author_id_324e41c1_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_ownclause
    ADD CONSTRAINT contracts_ownclause_owner_id_4b03ed98_fk_parties_o FOREIGN KEY (owner_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_owntemplate
    ADD CONSTRAINT contracts_owntemplat_owner_id_1a456822_fk_parties_o FOREIGN KEY (owner_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_owntemplate
    ADD CONSTRAINT contracts_owntemplate_author_id_efab4b8e_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_packageorder
    ADD CONSTRAINT contracts_packageord_agreement_id_c37807c3_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_packageorder
    ADD CONSTRAINT contracts_packageord_package_id_8ce7e695_fk_catalogue FOREIGN KEY (package_id) REFERENCES public.catalogue_package(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_packageorder
    ADD CONSTRAINT contracts_packageord_version_id_f29c11cb_fk_catalogue FOREIGN KEY (version_id) REFERENCES public.catalogue_packageversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_renewaloffer
    ADD CONSTRAINT contracts_renewaloff_agreement_id_b10786c1_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_renewaloffer
    ADD CONSTRAINT contracts_renewaloffer_author_id_3f21faa2_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_renewalrefusal
    ADD CONSTRAINT contracts_renewalref_agreement_id_8ee6003a_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_renewalrefusal
    ADD CONSTRAINT contracts_renewalrefusal_person_id_071cf8d4_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_renewed
    ADD CONSTRAINT contracts_renewed_agreement_id_9f7f0062_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_sealedpaper
    ADD CONSTRAINT contracts_sealedpape_version_id_e147b7bd_fk_contracts FOREIGN KEY (version_id) REFERENCES public.contracts_agreementversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_organisation_id_7b723338_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_person_id_1b3260af_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signature
    ADD CONSTRAINT contracts_signature_version_id_834bd9b1_fk_contracts FOREIGN KEY (version_id) REFERENCES public.contracts_agreementversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signedcopy
    ADD CONSTRAINT contracts_signedcopy_confirmed_by_id_d6077bbc_fk_parties_u FOREIGN KEY (confirmed_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signedcopy
    ADD CONSTRAINT contracts_signedcopy_person_id_c96903a9_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_signedcopy
    ADD CONSTRAINT contracts_signedcopy_version_id_198945cd_fk_contracts FOREIGN KEY (version_id) REFERENCES public.contracts_agreementversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_standstill
    ADD CONSTRAINT contracts_standstill_agreement_id_6363e56f_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepin
    ADD CONSTRAINT contracts_stepin_agreement_id_2a913321_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepin
    ADD CONSTRAINT contracts_stepin_author_id_1eaf0771_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepin
    ADD CONSTRAINT contracts_stepin_giver_id_b5a54dd1_fk_parties_user_id FOREIGN KEY (giver_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepincost
    ADD CONSTRAINT contracts_stepincost_answerer_id_9f20508d_fk_parties_user_id FOREIGN KEY (answerer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepincost
    ADD CONSTRAINT contracts_stepincost_author_id_1f822143_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepincost
    ADD CONSTRAINT contracts_stepincost_step_in_id_9daa99a6_fk_contracts_stepin_id FOREIGN KEY (step_in_id) REFERENCES public.contracts_stepin(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepinword
    ADD CONSTRAINT contracts_stepinword_author_id_28e10632_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_stepinword
    ADD CONSTRAINT contracts_stepinword_step_in_id_1787f4f9_fk_contracts_stepin_id FOREIGN KEY (step_in_id) REFERENCES public.contracts_stepin(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_subcontractor
    ADD CONSTRAINT contracts_subcontrac_agreement_id_86bcd0c2_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_subcontractor
    ADD CONSTRAINT contracts_subcontractor_answerer_id_dd30e29e_fk_parties_user_id FOREIGN KEY (answerer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_subcontractor
    ADD CONSTRAINT contracts_subcontractor_author_id_c8d86a07_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_suggestion
    ADD CONSTRAINT contracts_suggestion_agreement_id_5bec1429_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_suggestion
    ADD CONSTRAINT contracts_suggestion_answered_by_id_e7765e08_fk_parties_user_id FOREIGN KEY (answered_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_suggestion
    ADD CONSTRAINT contracts_suggestion_author_id_aa928200_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_workercheck
    ADD CONSTRAINT contracts_workerchec_agreement_id_b316ba1c_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_workercheck
    ADD CONSTRAINT contracts_workercheck_author_id_4e8133ea_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_workercheck
    ADD CONSTRAINT contracts_workercheck_decider_id_6ca24e9d_fk_parties_user_id FOREIGN KEY (decider_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_messag_organisation_id_845b82cc_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_messag_thread_id_2e6e7032_fk_conversat FOREIGN KEY (thread_id) REFERENCES public.conversations_thread(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_message_author_id_3d2a10d9_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_participant
    ADD CONSTRAINT conversations_partic_organisation_id_fe9555d3_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_participant
    ADD CONSTRAINT conversations_partic_thread_id_14a9031d_fk_conversat FOREIGN KEY (thread_id) REFERENCES public.conversations_thread(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_readmark
    ADD CONSTRAINT conversations_readma_thread_id_9251dafd_fk_conversat FOREIGN KEY (thread_id) REFERENCES public.conversations_thread(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_readmark
    ADD CONSTRAINT conversations_readmark_user_id_79273da5_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_book
    ADD CONSTRAINT delivery_book_agreement_id_7b1877a8_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_checkresult
    ADD CONSTRAINT delivery_checkresult_submission_id_91cd59ec_fk_delivery_ FOREIGN KEY (submission_id) REFERENCES public.delivery_submission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_comment
    ADD CONSTRAINT delivery_comment_author_id_58572a11_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_comment
    ADD CONSTRAINT delivery_comment_parent_id_d33cc31a_fk_delivery_comment_id FOREIGN KEY (parent_id) REFERENCES public.delivery_comment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_comment
    ADD CONSTRAINT delivery_comment_settled_by_id_e3b45875_fk_parties_user_id FOREIGN KEY (settled_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_comment
    ADD CONSTRAINT delivery_comment_submission_id_07d259a0_fk_delivery_ FOREIGN KEY (submission_id) REFERENCES public.delivery_submission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_defect
    ADD CONSTRAINT delivery_defect_agreement_id_20e52a7c_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_defect
    ADD CONSTRAINT delivery_defect_author_id_3b169c1c_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_defect
    ADD CONSTRAINT delivery_defect_milestone_id_84d51a04_fk_contracts_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_defectattempt
    ADD CONSTRAINT delivery_defectattempt_author_id_1c2d0697_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_defectattempt
    ADD CONSTRAINT delivery_defectattempt_defect_id_4ddb625f_fk_delivery_defect_id FOREIGN KEY (defect_id) REFERENCES public.delivery_defect(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_entry
    ADD CONSTRAINT delivery_entry_corrects_id_376e435d_fk_delivery_entry_id FOREIGN KEY (corrects_id) REFERENCES public.delivery_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_entry
    ADD CONSTRAINT delivery_entry_person_id_e687c6a6_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_entry
    ADD CONSTRAINT delivery_entry_sheet_id_69bf2afc_fk_delivery_sheet_id FOREIGN KEY (sheet_id) REFERENCES public.delivery_sheet(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_levelexclusion
    ADD CONSTRAINT delivery_levelexclus_period_id_00b516ff_fk_delivery_ FOREIGN KEY (period_id) REFERENCES public.delivery_levelperiod(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_levelexclusion
    ADD CONSTRAINT delivery_levelexclusion_author_id_a4d9e774_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_levelperiod
    ADD CONSTRAINT delivery_levelperiod_agreement_id_23ae9b48_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_levelreading
    ADD CONSTRAINT delivery_levelreadin_period_id_009819ad_fk_delivery_ FOREIGN KEY (period_id) REFERENCES public.delivery_levelperiod(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_levelreading
    ADD CONSTRAINT delivery_levelreading_author_id_c588307b_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_levelresult
    ADD CONSTRAINT delivery_levelresult_cause_by_id_5e5e62b7_fk_parties_user_id FOREIGN KEY (cause_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_levelresult
    ADD CONSTRAINT delivery_levelresult_period_id_6dc6766f_fk_delivery_ FOREIGN KEY (period_id) REFERENCES public.delivery_levelperiod(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_leveltoken
    ADD CONSTRAINT delivery_leveltoken_agreement_id_028fca9d_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_leveltoken
    ADD CONSTRAINT delivery_leveltoken_made_by_id_8689f8c4_fk_parties_user_id FOREIGN KEY (made_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_sheet
    ADD CONSTRAINT delivery_sheet_agreement_id_03969dea_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_sheet
    ADD CONSTRAINT delivery_sheet_decider_id_aecdca07_fk_parties_user_id FOREIGN KEY (decider_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_submission
    ADD CONSTRAINT delivery_submission_agreement_id_7fec93d2_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_submission
    ADD CONSTRAINT delivery_submission_author_id_569db0ea_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_submission
    ADD CONSTRAINT delivery_submission_decider_id_968efe0e_fk_parties_user_id FOREIGN KEY (decider_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_submission
    ADD CONSTRAINT delivery_submission_work_id_5d4b732c_fk_delivery_work_id FOREIGN KEY (work_id) REFERENCES public.delivery_work(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_timer
    ADD CONSTRAINT delivery_timer_agreement_id_38778b28_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_timer
    ADD CONSTRAINT delivery_timer_item_id_45dfe4f7_fk_delivery_workitem_id FOREIGN KEY (item_id) REFERENCES public.delivery_workitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_timer
    ADD CONSTRAINT delivery_timer_person_id_9e52af8b_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_work
    ADD CONSTRAINT delivery_work_agreement_id_71d76d1f_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_work
    ADD CONSTRAINT delivery_work_milestone_id_a99388a2_fk_contracts_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_workitem_agreement_id_a19d7f80_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_workitem_archived_by_id_730880bc_fk_parties_user_id FOREIGN KEY (archived_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_workitem_assignee_id_062f8183_fk_parties_user_id FOREIGN KEY (assignee_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_workitem_author_id_06c2083d_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitem
    ADD CONSTRAINT delivery_workitem_milestone_id_1b98c4ee_fk_contracts FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitemcommentbefore
    ADD CONSTRAINT delivery_workitemcom_comment_id_a290aa1a_fk_delivery_ FOREIGN KEY (comment_id) REFERENCES public.delivery_workitemcomment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitemcomment
    ADD CONSTRAINT delivery_workitemcom_item_id_3801114a_fk_delivery_ FOREIGN KEY (item_id) REFERENCES public.delivery_workitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delivery_workitemcomment
    ADD CONSTRAINT delivery_workitemcomment_author_id_8345ae15_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_ending
    ADD CONSTRAINT exits_ending_agreement_id_79c03243_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_ending
    ADD CONSTRAINT exits_ending_person_id_9d249f36_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_notice
    ADD CONSTRAINT exits_notice_agreement_id_d713fc39_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_notice
    ADD CONSTRAINT exits_notice_given_by_id_ccbb2ce3_fk_parties_user_id FOREIGN KEY (given_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_refundoffer
    ADD CONSTRAINT exits_refundoffer_agreement_id_bf025639_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_refundoffer
    ADD CONSTRAINT exits_refundoffer_milestone_id_3a59418c_fk_contracts FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_refundoffer
    ADD CONSTRAINT exits_refundoffer_offered_by_id_8463e799_fk_parties_user_id FOREIGN KEY (offered_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_ruling
    ADD CONSTRAINT exits_ruling_agreement_id_053dc0f1_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_ruling
    ADD CONSTRAINT exits_ruling_milestone_id_78794efc_fk_contracts_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exits_ruling
    ADD CONSTRAINT exits_ruling_ruled_by_id_f1ff78fc_fk_parties_user_id FOREIGN KEY (ruled_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_invitation
    ADD CONSTRAINT parties_invitation_invited_by_id_a87e56bd_fk_parties_user_id FOREIGN KEY (invited_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_invitation
    ADD CONSTRAINT parties_invitation_organisation_id_e26ee9ea_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_organisation_id_c24a77b1_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_membership
    ADD CONSTRAINT parties_membership_user_id_167fdf2b_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_signinlink
    ADD CONSTRAINT parties_signinlink_user_id_a0a78e8b_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_user_groups
    ADD CONSTRAINT parties_user_groups_group_id_3df3de0e_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_user_groups
    ADD CONSTRAINT parties_user_groups_user_id_412e02e6_fk_parties_user_id FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_user_user_permissions
    ADD CONSTRAINT parties_user_user_pe_permission_id_02df798e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_user_user_permissions
    ADD CONSTRAINT parties_user_user_pe_user_id_7c8f8dc3_fk_parties_u FOREIGN KEY (user_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_verification
    ADD CONSTRAINT parties_verification_decided_by_id_b50a0a1b_fk_parties_user_id FOREIGN KEY (decided_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.parties_verification
    ADD CONSTRAINT parties_verification_organisation_id_e519fedd_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_block
    ADD CONSTRAINT payments_block_agreement_id_76c44dfe_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_block
    ADD CONSTRAINT payments_block_milestone_id_a811bde2_fk_contracts_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_bonus
    ADD CONSTRAINT payments_bonus_agreement_id_7a3b4a18_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_bonus
    ADD CONSTRAINT payments_bonus_given_by_id_0efe176a_fk_parties_user_id FOREIGN KEY (given_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_claim
    ADD CONSTRAINT payments_claim_agreement_id_8f8e0d9f_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_claim
    ADD CONSTRAINT payments_claim_author_id_eff9e372_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_claim
    ADD CONSTRAINT payments_claim_defect_id_a68162bf_fk_delivery_defect_id FOREIGN KEY (defect_id) REFERENCES public.delivery_defect(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_claimoffer
    ADD CONSTRAINT payments_claimoffer_claim_id_7cdc980f_fk_payments_claim_id FOREIGN KEY (claim_id) REFERENCES public.payments_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_credituse
    ADD CONSTRAINT payments_credituse_credit_id_c80f8e36_fk_payments_ FOREIGN KEY (credit_id) REFERENCES public.payments_servicecredit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_download
    ADD CONSTRAINT payments_download_agreement_id_213afe18_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_download
    ADD CONSTRAINT payments_download_person_id_b0c08aab_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_draw
    ADD CONSTRAINT payments_draw_agreement_id_86928886_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_draw
    ADD CONSTRAINT payments_draw_author_id_ca020e90_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_draw
    ADD CONSTRAINT payments_draw_block_id_70bfaba5_fk_payments_block_id FOREIGN KEY (block_id) REFERENCES public.payments_block(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_expense
    ADD CONSTRAINT payments_expense_agreement_id_1cc7b425_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_expense
    ADD CONSTRAINT payments_expense_author_id_924fcf95_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_hold
    ADD CONSTRAINT payments_hold_held_by_id_92f1ec2b_fk_parties_user_id FOREIGN KEY (held_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_hold
    ADD CONSTRAINT payments_hold_holding_id_752f9e8d_fk_payments_holding_id FOREIGN KEY (holding_id) REFERENCES public.payments_holding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_hold
    ADD CONSTRAINT payments_hold_lifted_by_id_3ae49e83_fk_parties_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_holding
    ADD CONSTRAINT payments_holding_agreement_id_26b91cbb_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_holding
    ADD CONSTRAINT payments_holding_milestone_id_d78065f1_fk_contracts FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_agreement_id_ef6994be_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_payee_id_2bfdf88e_fk_parties_organisation_id FOREIGN KEY (payee_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_payer_id_90660d0f_fk_parties_organisation_id FOREIGN KEY (payer_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payout
    ADD CONSTRAINT payments_payout_asked_by_id_5f58f11e_fk_parties_user_id FOREIGN KEY (asked_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payout
    ADD CONSTRAINT payments_payout_organisation_id_fda13048_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_reduction
    ADD CONSTRAINT payments_reduction_agreement_id_17d0ab93_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_reduction
    ADD CONSTRAINT payments_reduction_milestone_id_56d562dc_fk_contracts FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_retainermonth
    ADD CONSTRAINT payments_retainermon_agreement_id_09c17e94_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_retention
    ADD CONSTRAINT payments_retention_agreement_id_e248cce6_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_retention
    ADD CONSTRAINT payments_retention_milestone_id_52a99478_fk_contracts FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_servicecredit
    ADD CONSTRAINT payments_servicecred_agreement_id_7e14d0b6_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_servicecredit
    ADD CONSTRAINT payments_servicecred_period_id_d8549837_fk_delivery_ FOREIGN KEY (period_id) REFERENCES public.delivery_levelperiod(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_servicecredit
    ADD CONSTRAINT payments_servicecredit_claim_id_1511251c_fk_payments_claim_id FOREIGN KEY (claim_id) REFERENCES public.payments_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_suspension
    ADD CONSTRAINT payments_suspension_agreement_id_15e1e35e_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_suspension
    ADD CONSTRAINT payments_suspension_disputed_by_id_93e07dc0_fk_parties_user_id FOREIGN KEY (disputed_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_suspension
    ADD CONSTRAINT payments_suspension_given_by_id_8ef543cf_fk_parties_user_id FOREIGN KEY (given_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_waiver
    ADD CONSTRAINT payments_waiver_agreement_id_70f761f7_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_waiver
    ADD CONSTRAINT payments_waiver_given_by_id_8e0e62eb_fk_parties_user_id FOREIGN KEY (given_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_waiver
    ADD CONSTRAINT payments_waiver_milestone_id_95bfffcd_fk_contracts_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.contracts_milestone(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_weeklyholding
    ADD CONSTRAINT payments_weeklyholdi_agreement_id_f4e98092_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plumbing_attachment
    ADD CONSTRAINT plumbing_attachment_file_id_a5d83b1f_fk_plumbing_storedfile_id FOREIGN KEY (file_id) REFERENCES public.plumbing_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.plumbing_deadline
    ADD CONSTRAINT plumbing_deadline_reminds_id_6daf12ce_fk_plumbing_deadline_id FOREIGN KEY (reminds_id) REFERENCES public.plumbing_deadline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_about_id_a336d0fd_fk_parties_organisation_id FOREIGN KEY (about_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_author_id_ed71e278_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_by_id_83cfa012_fk_parties_organisation_id FOREIGN KEY (by_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_window_id_1a4843ff_fk_reviews_window_id FOREIGN KEY (window_id) REFERENCES public.reviews_window(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_window
    ADD CONSTRAINT reviews_window_agreement_id_2bbd786a_fk_contracts_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_askeddocument
    ADD CONSTRAINT sourcing_askeddocume_request_id_fb694d24_fk_sourcing_ FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_awardreview
    ADD CONSTRAINT sourcing_awardreview_proposal_id_52128c24_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_awardreview
    ADD CONSTRAINT sourcing_awardreview_reviewer_id_9ffc5dab_fk_parties_user_id FOREIGN KEY (reviewer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_bundle
    ADD CONSTRAINT sourcing_bundle_proposal_id_8d56e029_fk_sourcing_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_consensus
    ADD CONSTRAINT sourcing_consensus_by_id_2204c7db_fk_parties_user_id FOREIGN KEY (by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_consensus
    ADD CONSTRAINT sourcing_consensus_criterion_id_9fa94945_fk_sourcing_ FOREIGN KEY (criterion_id) REFERENCES public.sourcing_criterion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_consensus
    ADD CONSTRAINT sourcing_consensus_proposal_id_8c4e02ab_fk_sourcing_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_contest
    ADD CONSTRAINT sourcing_contest_request_id_faffb477_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_criterion
    ADD CONSTRAINT sourcing_criterion_request_id_57a3a844_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_decision
    ADD CONSTRAINT sourcing_decision_by_id_fa89cfc6_fk_parties_user_id FOREIGN KEY (by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_decision
    ADD CONSTRAINT sourcing_decision_leading_id_64f31a90_fk_sourcing_proposal_id FOREIGN KEY (leading_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_decision
    ADD CONSTRAINT sourcing_decision_proposal_id_bfc95eec_fk_sourcing_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_decision
    ADD CONSTRAINT sourcing_decision_request_id_f01244ee_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_declaration
    ADD CONSTRAINT sourcing_declaration_evaluator_id_3e9015c6_fk_sourcing_ FOREIGN KEY (evaluator_id) REFERENCES public.sourcing_evaluator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_declaration
    ADD CONSTRAINT sourcing_declaration_proposal_id_96bab729_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_entry
    ADD CONSTRAINT sourcing_entry_author_id_031cfff6_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_entry
    ADD CONSTRAINT sourcing_entry_provider_id_6eec4862_fk_parties_organisation_id FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_entry
    ADD CONSTRAINT sourcing_entry_request_id_d94e7c7a_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_entrycomment
    ADD CONSTRAINT sourcing_entrycommen_organisation_id_7c6977ae_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_entrycomment
    ADD CONSTRAINT sourcing_entrycomment_author_id_dc109731_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_entrycomment
    ADD CONSTRAINT sourcing_entrycomment_entry_id_3f6509f1_fk_sourcing_entry_id FOREIGN KEY (entry_id) REFERENCES public.sourcing_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_evaluator
    ADD CONSTRAINT sourcing_evaluator_person_id_ef3021ff_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_evaluator
    ADD CONSTRAINT sourcing_evaluator_request_id_654d5665_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_heldproposal
    ADD CONSTRAINT sourcing_heldproposa_proposal_id_a1eddffd_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_heldproposal
    ADD CONSTRAINT sourcing_heldproposa_provider_id_494c4150_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_heldproposal
    ADD CONSTRAINT sourcing_heldproposa_request_id_406cc065_fk_sourcing_ FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_heldproposal
    ADD CONSTRAINT sourcing_heldproposal_author_id_d71df89a_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_invitation
    ADD CONSTRAINT sourcing_invitation_provider_id_cdb8a756_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_invitation
    ADD CONSTRAINT sourcing_invitation_request_id_320d3761_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_libraryset
    ADD CONSTRAINT sourcing_libraryset_organisation_id_4515f0e6_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_lot
    ADD CONSTRAINT sourcing_lot_request_id_950030a0_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_lot
    ADD CONSTRAINT sourcing_lot_winner_id_71eb3c4f_fk_sourcing_proposal_id FOREIGN KEY (winner_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_lotprice
    ADD CONSTRAINT sourcing_lotprice_lot_id_4a788486_fk_sourcing_lot_id FOREIGN KEY (lot_id) REFERENCES public.sourcing_lot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_lotprice
    ADD CONSTRAINT sourcing_lotprice_proposal_id_b688d847_fk_sourcing_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_ndasignature
    ADD CONSTRAINT sourcing_ndasignatur_organisation_id_cee0e152_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_ndasignature
    ADD CONSTRAINT sourcing_ndasignatur_version_id_5a97c31d_fk_sourcing_ FOREIGN KEY (version_id) REFERENCES public.sourcing_ndaversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_ndasignature
    ADD CONSTRAINT sourcing_ndasignature_person_id_357a55f0_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_ndaversion
    ADD CONSTRAINT sourcing_ndaversion_request_id_9db65c2d_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_opener
    ADD CONSTRAINT sourcing_opener_person_id_9e146c57_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_opener
    ADD CONSTRAINT sourcing_opener_request_id_8ef7ae87_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_opening
    ADD CONSTRAINT sourcing_opening_person_id_074060a0_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_opening
    ADD CONSTRAINT sourcing_opening_request_id_cf441cb8_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_prize
    ADD CONSTRAINT sourcing_prize_entry_id_7a2611a3_fk_sourcing_entry_id FOREIGN KEY (entry_id) REFERENCES public.sourcing_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_prize
    ADD CONSTRAINT sourcing_prize_request_id_5e8ed1e0_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposal
    ADD CONSTRAINT sourcing_proposal_author_id_9f078f94_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposal
    ADD CONSTRAINT sourcing_proposal_provider_id_cefce5a5_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposal
    ADD CONSTRAINT sourcing_proposal_request_id_2d5bb605_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalanswer
    ADD CONSTRAINT sourcing_proposalans_proposal_id_6d363191_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalanswer
    ADD CONSTRAINT sourcing_proposalans_question_id_f0be7ce5_fk_sourcing_ FOREIGN KEY (question_id) REFERENCES public.sourcing_screeningquestion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposaldraft
    ADD CONSTRAINT sourcing_proposaldra_provider_id_f4f3e941_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposaldraft
    ADD CONSTRAINT sourcing_proposaldra_request_id_5df962c0_fk_sourcing_ FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposaldraft
    ADD CONSTRAINT sourcing_proposaldraft_author_id_2a43d947_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalmember
    ADD CONSTRAINT sourcing_proposalmem_proposal_id_e9a670ec_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalmember
    ADD CONSTRAINT sourcing_proposalmem_provider_id_90fe9be8_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalmilestone
    ADD CONSTRAINT sourcing_proposalmil_proposal_id_389f6d6d_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalsketch
    ADD CONSTRAINT sourcing_proposalske_proposal_id_a052dcf7_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalversion
    ADD CONSTRAINT sourcing_proposalver_proposal_id_14a95926_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_proposalversion
    ADD CONSTRAINT sourcing_proposalversion_author_id_732c3449_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_question
    ADD CONSTRAINT sourcing_question_asker_id_ab987c87_fk_parties_organisation_id FOREIGN KEY (asker_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_question
    ADD CONSTRAINT sourcing_question_request_id_6c75bf45_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_request
    ADD CONSTRAINT sourcing_request_author_id_69cee85b_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_request
    ADD CONSTRAINT sourcing_request_client_id_cc0b109f_fk_parties_organisation_id FOREIGN KEY (client_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_request
    ADD CONSTRAINT sourcing_request_decision_id_130ddd92_fk_strategy_decision_id FOREIGN KEY (decision_id) REFERENCES public.strategy_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_request
    ADD CONSTRAINT sourcing_request_follows_id_51f389c3_fk_sourcing_request_id FOREIGN KEY (follows_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_requestskill
    ADD CONSTRAINT sourcing_requestskil_request_id_3cfff05f_fk_sourcing_ FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_requestversion
    ADD CONSTRAINT sourcing_requestvers_request_id_9d6d16a9_fk_sourcing_ FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_requestversion
    ADD CONSTRAINT sourcing_requestversion_author_id_05771463_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_round
    ADD CONSTRAINT sourcing_round_by_id_1d226597_fk_parties_user_id FOREIGN KEY (by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_round
    ADD CONSTRAINT sourcing_round_request_id_de7f7ade_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_samenessanswer
    ADD CONSTRAINT sourcing_samenessans_proposal_id_8884e8fd_fk_sourcing_ FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_samenessanswer
    ADD CONSTRAINT sourcing_samenessanswer_author_id_cdbe2dad_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_savedsearch
    ADD CONSTRAINT sourcing_savedsearch_organisation_id_2748af80_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_savedsearch
    ADD CONSTRAINT sourcing_savedsearch_person_id_8c27a125_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_score
    ADD CONSTRAINT sourcing_score_criterion_id_d8cdc893_fk_sourcing_criterion_id FOREIGN KEY (criterion_id) REFERENCES public.sourcing_criterion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_score
    ADD CONSTRAINT sourcing_score_evaluator_id_65d9cbda_fk_parties_user_id FOREIGN KEY (evaluator_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_score
    ADD CONSTRAINT sourcing_score_proposal_id_bc650997_fk_sourcing_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_screeningquestion
    ADD CONSTRAINT sourcing_screeningqu_request_id_48feef5c_fk_sourcing_ FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_shareddocument
    ADD CONSTRAINT sourcing_shareddocum_asked_id_7a18ba41_fk_sourcing_ FOREIGN KEY (asked_id) REFERENCES public.sourcing_askeddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_shareddocument
    ADD CONSTRAINT sourcing_shareddocum_document_id_ba768ecd_fk_sourcing_ FOREIGN KEY (document_id) REFERENCES public.sourcing_supplierdocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_shareddocument
    ADD CONSTRAINT sourcing_shareddocum_judged_by_id_ed21b3e4_fk_parties_u FOREIGN KEY (judged_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_shareddocument
    ADD CONSTRAINT sourcing_shareddocum_provider_id_aad80e50_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_supplierdocument
    ADD CONSTRAINT sourcing_supplierdoc_organisation_id_4a8f2856_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teamanswer
    ADD CONSTRAINT sourcing_teamanswer_offer_id_259e7590_fk_sourcing_teamoffer_id FOREIGN KEY (offer_id) REFERENCES public.sourcing_teamoffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teamanswer
    ADD CONSTRAINT sourcing_teamanswer_person_id_a955222c_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teamanswer
    ADD CONSTRAINT sourcing_teamanswer_provider_id_89dbb539_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teammember
    ADD CONSTRAINT sourcing_teammember_offer_id_c5080579_fk_sourcing_teamoffer_id FOREIGN KEY (offer_id) REFERENCES public.sourcing_teamoffer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teammember
    ADD CONSTRAINT sourcing_teammember_provider_id_20fd948e_fk_parties_o FOREIGN KEY (provider_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teamoffer
    ADD CONSTRAINT sourcing_teamoffer_author_id_b8e1ea70_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teamoffer
    ADD CONSTRAINT sourcing_teamoffer_lead_id_61f908be_fk_parties_organisation_id FOREIGN KEY (lead_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teamoffer
    ADD CONSTRAINT sourcing_teamoffer_proposal_id_11d0fa6b_fk_sourcing_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.sourcing_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_teamoffer
    ADD CONSTRAINT sourcing_teamoffer_request_id_b54baad1_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_tender
    ADD CONSTRAINT sourcing_tender_request_id_fa022511_fk_sourcing_request_id FOREIGN KEY (request_id) REFERENCES public.sourcing_request(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sourcing_tender
    ADD CONSTRAINT sourcing_tender_reviewer_id_a1df0507_fk_parties_user_id FOREIGN KEY (reviewer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_activity
    ADD CONSTRAINT strategy_activity_inventory_id_696a4bd0_fk_strategy_ FOREIGN KEY (inventory_id) REFERENCES public.strategy_inventory(client_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_activity
    ADD CONSTRAINT strategy_activity_owner_id_10c701ac_fk_parties_user_id FOREIGN KEY (owner_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_activity
    ADD CONSTRAINT strategy_activity_parent_id_ebf1bde6_fk_strategy_activity_id FOREIGN KEY (parent_id) REFERENCES public.strategy_activity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_assessment
    ADD CONSTRAINT strategy_assessment_activity_id_aa8c8fa2_fk_strategy_ FOREIGN KEY (activity_id) REFERENCES public.strategy_activity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_assessment
    ADD CONSTRAINT strategy_assessment_author_id_36620694_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_assessment
    ADD CONSTRAINT strategy_assessment_client_id_2a517844_fk_parties_o FOREIGN KEY (client_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_baseline
    ADD CONSTRAINT strategy_baseline_activity_id_d4df2d1c_fk_strategy_activity_id FOREIGN KEY (activity_id) REFERENCES public.strategy_activity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_baseline
    ADD CONSTRAINT strategy_baseline_author_id_772ee16e_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_cost
    ADD CONSTRAINT strategy_cost_activity_id_b4bd101c_fk_strategy_activity_id FOREIGN KEY (activity_id) REFERENCES public.strategy_activity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_decision
    ADD CONSTRAINT strategy_decision_assessment_id_ad1593c8_fk_strategy_ FOREIGN KEY (assessment_id) REFERENCES public.strategy_assessment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_decision
    ADD CONSTRAINT strategy_decision_baseline_id_127f7a64_fk_strategy_baseline_id FOREIGN KEY (baseline_id) REFERENCES public.strategy_baseline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_decision
    ADD CONSTRAINT strategy_decision_decider_id_c3a724ba_fk_parties_user_id FOREIGN KEY (decider_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_decision
    ADD CONSTRAINT strategy_decision_option_id_fca46499_fk_strategy_option_id FOREIGN KEY (option_id) REFERENCES public.strategy_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_decisionreview
    ADD CONSTRAINT strategy_decisionrev_decision_id_eeb0d145_fk_strategy_ FOREIGN KEY (decision_id) REFERENCES public.strategy_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_decisionreview
    ADD CONSTRAINT strategy_decisionreview_person_id_dd82b61e_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_gatepassage
    ADD CONSTRAINT strategy_gatepassage_assessment_id_70b85b51_fk_strategy_ FOREIGN KEY (assessment_id) REFERENCES public.strategy_assessment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_gatepassage
    ADD CONSTRAINT strategy_gatepassage_person_id_93841ee2_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_inventory
    ADD CONSTRAINT strategy_inventory_client_id_522a85ea_fk_parties_o FOREIGN KEY (client_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_limit
    ADD CONSTRAINT strategy_limit_organisation_id_b15f2774_fk_parties_o FOREIGN KEY (organisation_id) REFERENCES public.parties_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_limit
    ADD CONSTRAINT strategy_limit_set_by_id_3282df26_fk_parties_user_id FOREIGN KEY (set_by_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_measure
    ADD CONSTRAINT strategy_measure_activity_id_5be01abf_fk_strategy_activity_id FOREIGN KEY (activity_id) REFERENCES public.strategy_activity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_option
    ADD CONSTRAINT strategy_option_assessment_id_f310d99b_fk_strategy_ FOREIGN KEY (assessment_id) REFERENCES public.strategy_assessment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_optionline
    ADD CONSTRAINT strategy_optionline_option_id_b9f86904_fk_strategy_option_id FOREIGN KEY (option_id) REFERENCES public.strategy_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_rating
    ADD CONSTRAINT strategy_rating_activity_id_2d1d6e7d_fk_strategy_activity_id FOREIGN KEY (activity_id) REFERENCES public.strategy_activity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_rating
    ADD CONSTRAINT strategy_rating_author_id_17cccdeb_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_rating
    ADD CONSTRAINT strategy_rating_person_id_26624b07_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_risk
    ADD CONSTRAINT strategy_risk_option_id_bbf491ad_fk_strategy_option_id FOREIGN KEY (option_id) REFERENCES public.strategy_option(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.strategy_risk
    ADD CONSTRAINT strategy_risk_owner_id_0548e6fb_fk_parties_user_id FOREIGN KEY (owner_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_access
    ADD CONSTRAINT transition_access_granter_id_658cea14_fk_parties_user_id FOREIGN KEY (granter_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_access
    ADD CONSTRAINT transition_access_revoker_id_643c4931_fk_parties_user_id FOREIGN KEY (revoker_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_access
    ADD CONSTRAINT transition_access_transition_id_0a211031_fk_transitio FOREIGN KEY (transition_id) REFERENCES public.transition_transition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_consent
    ADD CONSTRAINT transition_consent_person_id_0148f37c_fk_parties_user_id FOREIGN KEY (person_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_consent
    ADD CONSTRAINT transition_consent_transition_id_b8c1d9bb_fk_transitio FOREIGN KEY (transition_id) REFERENCES public.transition_transition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_kickoffitem
    ADD CONSTRAINT transition_kickoffit_transition_id_b6eb56b0_fk_transitio FOREIGN KEY (transition_id) REFERENCES public.transition_transition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_kickoffitem
    ADD CONSTRAINT transition_kickoffitem_doer_id_48ced36b_fk_parties_user_id FOREIGN KEY (doer_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_knowledge
    ADD CONSTRAINT transition_knowledge_author_id_c3bfa1c9_fk_parties_user_id FOREIGN KEY (author_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_knowledge
    ADD CONSTRAINT transition_knowledge_receiver_id_a53eb34f_fk_parties_user_id FOREIGN KEY (receiver_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_knowledge
    ADD CONSTRAINT transition_knowledge_transition_id_6db87fb0_fk_transitio FOREIGN KEY (transition_id) REFERENCES public.transition_transition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_transition
    ADD CONSTRAINT transition_transitio_agreement_id_aa141597_fk_contracts FOREIGN KEY (agreement_id) REFERENCES public.contracts_agreement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_transition
    ADD CONSTRAINT transition_transition_acceptor_id_d64b502b_fk_parties_user_id FOREIGN KEY (acceptor_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_wave
    ADD CONSTRAINT transition_wave_accepts_id_87f43faa_fk_parties_user_id FOREIGN KEY (accepts_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_wave
    ADD CONSTRAINT transition_wave_decider_id_7f93c77f_fk_parties_user_id FOREIGN KEY (decider_id) REFERENCES public.parties_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.transition_wave
    ADD CONSTRAINT transition_wave_transition_id_ae29cd9e_fk_transitio FOREIGN KEY (transition_id) REFERENCES public.transition_transition(id) DEFERRABLE INITIALLY DEFERRED;
