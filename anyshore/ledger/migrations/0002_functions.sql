-- The ledger's only writers. Each runs with the rights of the tables' owner (SECURITY DEFINER), under a pinned
-- search_path with pg_temp last, and may be executed by nobody until the grants of the application say so.
-- Refusals have SQLSTATEs of class LG; their DETAIL is JSON (see anyshore.ledger.rules.refusals).


-- Rows of these tables never change and never go, whoever asks: there is no switch, and the owner is asked too.
CREATE FUNCTION ledger_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LG000', MESSAGE = 'history_never_changes',
        DETAIL = json_build_object('table', TG_TABLE_NAME, 'operation', TG_OP)::text;
END $$;

CREATE TRIGGER ledger_transfer_rows_stay BEFORE UPDATE OR DELETE ON ledger_transfer
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_transfer_stays BEFORE TRUNCATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_seal_rows_stay BEFORE UPDATE OR DELETE ON ledger_seal
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_seal_stays BEFORE TRUNCATE ON ledger_seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_sealbatch_rows_stay BEFORE UPDATE OR DELETE ON ledger_sealbatch
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_sealbatch_stays BEFORE TRUNCATE ON ledger_sealbatch
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_head_rows_stay BEFORE UPDATE OR DELETE ON ledger_head
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_head_stays BEFORE TRUNCATE ON ledger_head
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();


-- An account keeps its address, currency and rule, and is never closed: only its balance moves.
CREATE TRIGGER ledger_account_identity_stays BEFORE UPDATE OF id, address, currency, rule, opened_at ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_account_rows_stay BEFORE DELETE ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_account_stays BEFORE TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

CREATE FUNCTION ledger_try_account() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.rule IN ('strict', 'overdraft', 'credit_only') AND NEW.currency ~ '^[A-Z]{3}$'
       AND NEW.address ~ '^[a-z][a-z0-9_]*(/[A-Za-z0-9_.-]+){0,5}$' AND NEW.balance = 0 AND NEW.folded_id = 0 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'LG008', MESSAGE = 'malformed',
        DETAIL = json_build_object('account', NEW.address)::text;
END $$;

CREATE TRIGGER ledger_account_is_well_formed BEFORE INSERT ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_try_account();

-- Balances change in place (HOT) as long as a page has room.
ALTER TABLE ledger_account SET (fillfactor = 50);


-- Nothing in a transfer may break its sealed line. (A pattern for every word would take a tenth of a posting's time;
-- anyshore.ledger.rules.posting tries the words' whole form.)
ALTER TABLE ledger_transfer ADD CONSTRAINT ledger_transfer_words_form CHECK (
    strpos(key::text || kind::text || about_kind::text, E'\t') = 0
    AND strpos(key::text || kind::text || about_kind::text, E'\n') = 0
    AND key <> '' AND kind <> '' AND about_kind <> '');


-- Open an account, or do nothing where the same one is open. Another currency or rule at that address: LG003.
CREATE FUNCTION ledger_open_account(p_address text, p_currency text, p_rule text, p_at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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


-- What a credit-only account was credited since it was last folded: its row does not know of it.
CREATE FUNCTION ledger_unfolded(p_account bigint, p_folded bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(sum(amount), 0)::bigint FROM ledger_transfer WHERE credit_id = p_account AND id > p_folded
$$;


-- Change a balance, or refuse with LG001 where a strict or credit-only account would end below zero.
-- The last thing that a posting does, account by account in the order of ids.
CREATE FUNCTION ledger_move(p_account bigint, p_delta bigint) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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


-- Find out why a posting was not taken: raise its first fault, or return the transfer that its key stands for.
CREATE FUNCTION ledger_not_taken(
    p_key text, p_kind text, p_debit text, p_credit text, p_amount bigint, p_currency text,
    p_about_kind text, p_about_id uuid, p_reverses bigint
) RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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


-- Whether a transfer from p_debit to p_credit over p_amount is the mirror of transfer p_reverses. Two who reverse the
-- same transfer at once come one after the other, so that the second finds the first's key.
CREATE FUNCTION ledger_mirrors(p_reverses bigint, p_debit bigint, p_credit bigint, p_amount bigint) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(496201, (p_reverses % 2147483647)::integer);
    RETURN EXISTS (
        SELECT FROM ledger_transfer
        WHERE id = p_reverses AND debit_id = p_credit AND credit_id = p_debit AND amount = p_amount
    );
END $$;


-- Post one transfer; returns its id, negative where the key was used before for the same content. The short way of
-- ledger_post below, for speed: a test holds both to one model.
CREATE FUNCTION ledger_post(
    p_at timestamptz, p_key text, p_kind text, p_debit text, p_credit text, p_amount bigint, p_currency text,
    p_about_kind text, p_about_id uuid, p_reverses bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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


-- Post a batch of one-row transfers, all or none. The arrays are of one length, 1 to 1,000. Returns the transfers'
-- ids in the order of the postings; an id is negative where the key was used before, for the same content.
--
-- For each posting: the amount is in range; both accounts exist, differ and have its currency; a reversal mirrors
-- what it reverses, and nothing is reversed twice; a key that was used for the same content gives the old transfer
-- and moves nothing, for other content it is refused. Then every account's net change is applied in the order of
-- account ids, so that two batches never wait for each other in a circle. A credit-only account is neither locked
-- nor written by a credit.
CREATE FUNCTION ledger_post(
    p_at timestamptz, p_keys text[], p_kinds text[], p_debits text[], p_credits text[], p_amounts bigint[],
    p_currencies text[], p_about_kinds text[], p_about_ids uuid[], p_reverses bigint[]) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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


-- A transfer as it is sealed: the line that anybody can hash again (docs/algorithms/ledger.md). These two have no
-- search_path of their own, so that they are inlined; their callers pin it.
CREATE FUNCTION ledger_instant(p_at timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

CREATE FUNCTION ledger_line(
    p_number bigint, p_id bigint, p_at timestamptz, p_kind text, p_debit text, p_credit text, p_amount bigint,
    p_currency text, p_about_kind text, p_about_id uuid, p_key text, p_reverses bigint) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT concat_ws(E'\t', 'T', p_number, p_id, ledger_instant(p_at), p_kind, p_debit, p_credit, p_amount, p_currency,
        p_about_kind, p_about_id, p_key, coalesce(p_reverses::text, '-'))
$$;

-- The root of the Merkle tree over leaves, as RFC 9162 (section 2.1.1) builds it: neighbours are hashed in pairs
-- behind the byte 1, level by level, and the odd one out goes up as it is.
CREATE FUNCTION ledger_merkle_root(p_leaves bytea[]) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
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


-- The other transactions that are writing transfers now, by their virtual numbers.
CREATE FUNCTION ledger_writers() RETURNS text[]
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(virtualtransaction), '{}') FROM pg_locks
    WHERE locktype = 'relation' AND relation = 'ledger_transfer'::regclass AND mode = 'RowExclusiveLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND pid IS DISTINCT FROM pg_backend_pid()
$$;


-- Seal all that is not sealed yet, up to 49,152 transfers a call, in batches of up to 4,096. Returns how many.
--
-- Transfers get their ids before they are committed, so ids become visible out of order and a highest id alone says
-- nothing. Each batch therefore notes the highest id it saw and who was writing transfers just after: whoever had drawn
-- a lower id and not committed it holds the table's lock for writers from before the draw to its end. Once all of those
-- have ended, nothing can appear below that id any more, and the batch after the next need not look there again. That
-- settled id is also the one up to which credit-only accounts are folded.
CREATE FUNCTION ledger_seal(p_at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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


-- Write into the rows of credit-only accounts what they were credited up to the settled id.
CREATE FUNCTION ledger_fold() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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


-- Make the newest head public for a day, once: the day's later calls change nothing.
CREATE FUNCTION ledger_publish_head(p_day date, p_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO ledger_head (published_on, batch, last, head, published_at)
    SELECT p_day, number, last, head, p_at FROM ledger_sealbatch ORDER BY number DESC LIMIT 1
    ON CONFLICT (published_on) DO NOTHING
$$;


-- Until the application's grants say otherwise, nobody but the owner may run any of these.
DO $$
DECLARE
    v_function regprocedure;
BEGIN
    FOR v_function IN
        SELECT oid::regprocedure FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'ledger\_%'
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', v_function);
    END LOOP;
END $$;
