CREATE TABLE allowed_sites (
    origin text NOT NULL,
    by uuid,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_allowed_sites PRIMARY KEY (origin)
);


CREATE TABLE areas (
    code text NOT NULL,
    name_en text NOT NULL,
    name_es text NOT NULL,
    position integer NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT pk_areas PRIMARY KEY (code)
);


CREATE TABLE blocked_senders (
    rule text NOT NULL,
    by uuid,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_blocked_senders PRIMARY KEY (rule)
);


CREATE TABLE branch_holidays (
    branch_id integer NOT NULL,
    date date NOT NULL,
    name text NOT NULL,
    source text,
    CONSTRAINT pk_branch_holidays PRIMARY KEY (branch_id, date)
);


CREATE TABLE branch_hours (
    branch_id integer NOT NULL,
    day integer NOT NULL,
    "from" time without time zone NOT NULL,
    "to" time without time zone NOT NULL,
    CONSTRAINT pk_branch_hours PRIMARY KEY (branch_id, day, "from")
);


CREATE TABLE branches (
    id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    time_zone text NOT NULL,
    is_default boolean NOT NULL,
    retired_at timestamp with time zone,
    accent text,
    signature_en text NOT NULL,
    signature_es text NOT NULL,
    CONSTRAINT pk_branches PRIMARY KEY (id)
);


CREATE TABLE case_access (
    case_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_access PRIMARY KEY (case_id, staff_id)
);


CREATE TABLE case_documents (
    case_id uuid NOT NULL,
    type integer NOT NULL,
    number text NOT NULL,
    CONSTRAINT pk_case_documents PRIMARY KEY (case_id, type, number)
);


CREATE TABLE case_links (
    case_id uuid NOT NULL,
    other_id uuid NOT NULL,
    type integer NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_links PRIMARY KEY (case_id, other_id, type)
);


CREATE TABLE case_presence (
    case_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_case_presence PRIMARY KEY (case_id, staff_id)
);


CREATE TABLE cases (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    number text NOT NULL,
    kind text NOT NULL,
    branch integer NOT NULL,
    is_confidential boolean NOT NULL,
    subject text NOT NULL,
    description text NOT NULL,
    restatement text,
    restatement_confirmed_at timestamp with time zone,
    occurred_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    channel text NOT NULL,
    origin integer NOT NULL,
    customer_id uuid,
    contact_id uuid,
    product_id uuid,
    reason text,
    category text,
    process text,
    area text,
    severity integer NOT NULL,
    urgency integer NOT NULL,
    priority integer NOT NULL,
    owner_id uuid,
    owned_since timestamp with time zone,
    acknowledged_at timestamp with time zone,
    acknowledged_via text,
    classified_at timestamp with time zone,
    analysis_started_at timestamp with time zone,
    analysed_at timestamp with time zone,
    first_answered_at timestamp with time zone,
    gate_overridden_at timestamp with time zone,
    started_at timestamp with time zone,
    solved_at timestamp with time zone,
    solution_id uuid,
    rejections integer NOT NULL,
    accepted_at timestamp with time zone,
    acceptance integer,
    closed_at timestamp with time zone,
    outcome integer,
    reopenings integer NOT NULL,
    merged_into uuid,
    waits_for_us_since timestamp with time zone,
    waits_for_customer_since timestamp with time zone,
    overdue_since timestamp with time zone,
    answer_due_at timestamp with time zone NOT NULL,
    tracking_key_hash bytea NOT NULL,
    import_key text,
    salt bytea NOT NULL,
    stage integer NOT NULL,
    next_look_at timestamp with time zone,
    next_due_at timestamp with time zone,
    version integer NOT NULL,
    history_length integer NOT NULL,
    history_hash bytea NOT NULL,
    parent_id uuid,
    children integer NOT NULL,
    case_file text,
    how text,
    observation text,
    remedy_sought text,
    source text,
    to_whom text,
    "where" text,
    complainant_email text,
    complainant_language text NOT NULL,
    complainant_name text NOT NULL,
    complainant_phone text,
    complainant_preferred_channel text,
    needs_acceptance boolean NOT NULL,
    rigour integer NOT NULL,
    silence_may_close boolean NOT NULL,
    CONSTRAINT pk_cases PRIMARY KEY (id)
);


CREATE TABLE categories (
    code text NOT NULL,
    parent text,
    name_en text NOT NULL,
    name_es text NOT NULL,
    position integer NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT pk_categories PRIMARY KEY (code)
);


CREATE TABLE channels (
    code text NOT NULL,
    cost_per_case text,
    cost_per_month text,
    contact_en text NOT NULL,
    contact_es text NOT NULL,
    name_en text NOT NULL,
    name_es text NOT NULL,
    position integer NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT pk_channels PRIMARY KEY (code)
);


CREATE TABLE chat_desks (
    id integer NOT NULL,
    is_open boolean NOT NULL,
    branch integer NOT NULL,
    kind text NOT NULL,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_chat_desks PRIMARY KEY (id)
);


CREATE TABLE chats (
    id uuid NOT NULL,
    key_hash bytea NOT NULL,
    branch integer NOT NULL,
    name text NOT NULL,
    email text,
    phone text,
    language text NOT NULL,
    site text,
    started_at timestamp with time zone NOT NULL,
    taken_by uuid,
    taken_by_name text NOT NULL,
    taken_at timestamp with time zone,
    answered_at timestamp with time zone,
    waits_since timestamp with time zone,
    last_at timestamp with time zone NOT NULL,
    lines integer NOT NULL,
    ended_at timestamp with time zone,
    outcome integer,
    ended_by_name text NOT NULL,
    case_number text,
    version integer NOT NULL,
    CONSTRAINT pk_chats PRIMARY KEY (id)
);


CREATE TABLE clock_terms (
    kind text NOT NULL,
    acknowledge text NOT NULL,
    progress text NOT NULL,
    answer text NOT NULL,
    source text,
    CONSTRAINT pk_clock_terms PRIMARY KEY (kind)
);


CREATE TABLE clocks (
    case_id uuid NOT NULL,
    name integer NOT NULL,
    term text NOT NULL,
    source text,
    round integer NOT NULL,
    rounds_missed integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    explanation text NOT NULL,
    warn_at timestamp with time zone,
    warned_at timestamp with time zone,
    breached_at timestamp with time zone,
    met_at timestamp with time zone,
    stopped_at timestamp with time zone,
    next_look_at timestamp with time zone,
    CONSTRAINT pk_clocks PRIMARY KEY (case_id, name)
);


CREATE TABLE commercial_documents (
    id uuid NOT NULL,
    type integer NOT NULL,
    number text NOT NULL,
    customer_id uuid,
    date date,
    CONSTRAINT pk_commercial_documents PRIMARY KEY (id)
);


CREATE TABLE counters (
    name text NOT NULL,
    last bigint NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (name)
);


CREATE TABLE customers (
    id uuid NOT NULL,
    type integer NOT NULL,
    name text NOT NULL,
    reference text,
    email text,
    phone text,
    language text NOT NULL,
    preferred_channel text,
    observation text,
    created_at timestamp with time zone NOT NULL,
    merged_into uuid,
    merged_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_customers PRIMARY KEY (id)
);


CREATE TABLE drafts (
    case_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_drafts PRIMARY KEY (case_id, staff_id, kind)
);


CREATE TABLE file_scans (
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    waiting_since timestamp with time zone NOT NULL,
    verdict integer,
    finding text,
    engine text,
    judged_at timestamp with time zone,
    next_try_at timestamp with time zone,
    tries integer NOT NULL,
    CONSTRAINT pk_file_scans PRIMARY KEY (sha256)
);


CREATE TABLE heard_calls (
    id text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_heard_calls PRIMARY KEY (id)
);


CREATE TABLE history (
    case_id uuid NOT NULL,
    index integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_kind integer NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    what text NOT NULL,
    details text NOT NULL,
    content_id uuid,
    content_digest bytea,
    state_digest bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_history PRIMARY KEY (case_id, index)
);


CREATE TABLE idempotency_keys (
    api_key_id uuid NOT NULL,
    key text NOT NULL,
    route text NOT NULL,
    digest bytea NOT NULL,
    case_number text,
    status integer,
    location text,
    body text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (api_key_id, key)
);


CREATE TABLE imports (
    id uuid NOT NULL,
    file_name text NOT NULL,
    size bigint NOT NULL,
    state integer NOT NULL,
    plan text NOT NULL,
    kind text NOT NULL,
    branch integer NOT NULL,
    create_reasons boolean NOT NULL,
    stateless_are_closed boolean NOT NULL,
    language text NOT NULL,
    by uuid,
    by_name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    rows integer NOT NULL,
    rows_done integer NOT NULL,
    imported integer NOT NULL,
    already_there integer NOT NULL,
    without_description integer NOT NULL,
    without_subject integer NOT NULL,
    without_customer integer NOT NULL,
    refused integer NOT NULL,
    worker uuid,
    lease_until timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_imports PRIMARY KEY (id)
);


CREATE TABLE incoming_calls (
    call text NOT NULL,
    staff_id uuid NOT NULL,
    "from" text,
    ringing_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    seconds integer,
    recording_url text,
    CONSTRAINT pk_incoming_calls PRIMARY KEY (call)
);


CREATE TABLE kinds (
    code text NOT NULL,
    phase integer NOT NULL,
    series text NOT NULL,
    number_format text NOT NULL,
    rigour integer NOT NULL,
    needs_acceptance boolean NOT NULL,
    silence_may_close boolean NOT NULL,
    is_confidential boolean NOT NULL,
    deserves_apology boolean NOT NULL,
    offered_on_portal boolean NOT NULL,
    position integer NOT NULL,
    retired_at timestamp with time zone,
    invitation_en text NOT NULL,
    invitation_es text NOT NULL,
    name_en text NOT NULL,
    name_es text NOT NULL,
    CONSTRAINT pk_kinds PRIMARY KEY (code)
);


CREATE TABLE letter_texts (
    letter text NOT NULL,
    language text NOT NULL,
    version integer NOT NULL,
    template text,
    by uuid,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_letter_texts PRIMARY KEY (letter, language, version)
);


CREATE TABLE macros (
    id uuid NOT NULL,
    as_note boolean NOT NULL,
    assign text,
    reason text,
    severity integer,
    start boolean NOT NULL,
    step text,
    step_days integer,
    urgency integer,
    owner_id uuid,
    name text NOT NULL,
    text_es text,
    text_en text,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_macros PRIMARY KEY (id)
);


CREATE TABLE mailboxes (
    id uuid NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    address_key text NOT NULL,
    branch integer NOT NULL,
    kind text NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    security integer NOT NULL,
    account text NOT NULL,
    sign_in integer NOT NULL,
    sealed text NOT NULL,
    folder text NOT NULL,
    trusted_server text,
    is_from_environment boolean NOT NULL,
    paused_at timestamp with time zone,
    paused_by uuid,
    paused_by_name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    uid_validity bigint,
    last_uid bigint NOT NULL,
    connected_at timestamp with time zone,
    trouble text,
    trouble_since timestamp with time zone,
    lease_holder uuid,
    lease_until timestamp with time zone,
    CONSTRAINT pk_mailboxes PRIMARY KEY (id)
);


CREATE TABLE messenger_accounts (
    id uuid NOT NULL,
    provider text NOT NULL,
    name text NOT NULL,
    branch integer NOT NULL,
    kind text NOT NULL,
    came_by text NOT NULL,
    address text NOT NULL,
    handle text NOT NULL,
    template text NOT NULL,
    template_language text NOT NULL,
    sealed text NOT NULL,
    paused_at timestamp with time zone,
    paused_by uuid,
    paused_by_name text NOT NULL,
    last_heard_at timestamp with time zone,
    trouble text,
    trouble_since timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_messenger_accounts PRIMARY KEY (id)
);


CREATE TABLE outbox (
    id uuid NOT NULL,
    case_id uuid,
    letter text NOT NULL,
    to_address text NOT NULL,
    address_key text NOT NULL,
    to_name text NOT NULL,
    about uuid,
    is_aside boolean NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    html text,
    created_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    tries integer NOT NULL,
    sent_at timestamp with time zone,
    is_kept boolean NOT NULL,
    given_up_at timestamp with time zone,
    last_error text,
    delivered_at timestamp with time zone,
    returned_at timestamp with time zone,
    returned_because text,
    channel text NOT NULL,
    conversation_id uuid,
    carried_as text,
    read_at timestamp with time zone,
    CONSTRAINT pk_outbox PRIMARY KEY (id)
);


CREATE TABLE processes (
    code text NOT NULL,
    name_en text NOT NULL,
    name_es text NOT NULL,
    position integer NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT pk_processes PRIMARY KEY (code)
);


CREATE TABLE products (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    retired_at timestamp with time zone,
    words text NOT NULL,
    CONSTRAINT pk_products PRIMARY KEY (id)
);


CREATE TABLE reasons (
    code text NOT NULL,
    name_en text NOT NULL,
    name_es text NOT NULL,
    position integer NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT pk_reasons PRIMARY KEY (code)
);


CREATE TABLE saved_views (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    name text NOT NULL,
    query text NOT NULL,
    is_shared boolean NOT NULL,
    CONSTRAINT pk_saved_views PRIMARY KEY (id)
);


CREATE TABLE scanners (
    address text NOT NULL,
    engine text,
    answered_at timestamp with time zone,
    trouble text,
    trouble_since timestamp with time zone,
    CONSTRAINT pk_scanners PRIMARY KEY (address)
);


CREATE TABLE seal_keys (
    name text NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_seal_keys PRIMARY KEY (name)
);


CREATE TABLE secrets (
    name text NOT NULL,
    value bytea NOT NULL,
    CONSTRAINT pk_secrets PRIMARY KEY (name)
);


CREATE TABLE snippets (
    id uuid NOT NULL,
    owner_id uuid,
    name text NOT NULL,
    text_es text,
    text_en text,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_snippets PRIMARY KEY (id)
);


CREATE TABLE staff (
    id uuid NOT NULL,
    name text NOT NULL,
    role integer NOT NULL,
    language text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    deactivated_at timestamp with time zone,
    user_name character varying(256),
    normalized_user_name character varying(256),
    email character varying(256),
    normalized_email character varying(256),
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_staff PRIMARY KEY (id)
);


CREATE TABLE switchboards (
    id integer NOT NULL,
    sealed text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_name text NOT NULL,
    last_heard_at timestamp with time zone,
    CONSTRAINT pk_switchboards PRIMARY KEY (id)
);


CREATE TABLE tally (
    figure integer NOT NULL,
    branch integer NOT NULL,
    period integer NOT NULL,
    key text NOT NULL,
    n bigint NOT NULL,
    CONSTRAINT pk_tally PRIMARY KEY (figure, branch, period, key)
);


CREATE TABLE unwanted_letters (
    address_key text NOT NULL,
    letter_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_unwanted_letters PRIMARY KEY (address_key)
);


CREATE TABLE waiting_files (
    message_id uuid NOT NULL,
    position integer NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    CONSTRAINT pk_waiting_files PRIMARY KEY (message_id, position)
);


CREATE TABLE actions (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    type integer NOT NULL,
    what text NOT NULL,
    area text,
    assignee_id uuid,
    due_on date,
    told_to_customer boolean NOT NULL,
    by uuid,
    at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    done_by uuid,
    salt bytea NOT NULL,
    CONSTRAINT pk_actions PRIMARY KEY (id),
    CONSTRAINT "FK_actions_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE affected_parties (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    name text NOT NULL,
    relation text NOT NULL,
    email text,
    phone text,
    language text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_name text NOT NULL,
    retired_at timestamp with time zone,
    retired_by_name text,
    CONSTRAINT pk_affected_parties PRIMARY KEY (id),
    CONSTRAINT "FK_affected_parties_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE analyses (
    case_id uuid NOT NULL,
    cause text NOT NULL,
    consequences text NOT NULL,
    customer_impact integer,
    company_impact integer,
    by uuid,
    at timestamp with time zone NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT pk_analyses PRIMARY KEY (case_id),
    CONSTRAINT "FK_analyses_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE attachments (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    message_id uuid,
    name text NOT NULL,
    type text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    for_customer boolean NOT NULL,
    by_kind integer NOT NULL,
    by uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_attachments PRIMARY KEY (id),
    CONSTRAINT "FK_attachments_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE case_texts (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    what text NOT NULL,
    text text NOT NULL,
    by uuid,
    at timestamp with time zone NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT pk_case_texts PRIMARY KEY (id),
    CONSTRAINT "FK_case_texts_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE circulars (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind integer NOT NULL,
    text_es text,
    text_en text,
    origin_es text,
    origin_en text,
    with_apology boolean NOT NULL,
    by uuid,
    by_kind integer NOT NULL,
    by_name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state integer NOT NULL,
    ended_at timestamp with time zone,
    salt bytea NOT NULL,
    worker uuid,
    lease_until timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_circulars PRIMARY KEY (id),
    CONSTRAINT "FK_circulars_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE messages (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind integer NOT NULL,
    purpose integer,
    body text NOT NULL,
    by_kind integer NOT NULL,
    by uuid,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT pk_messages PRIMARY KEY (id),
    CONSTRAINT "FK_messages_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE notices (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    party_id uuid,
    circular_id uuid,
    way integer NOT NULL,
    to_name text NOT NULL,
    to_address text NOT NULL,
    language text NOT NULL,
    body text NOT NULL,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT pk_notices PRIMARY KEY (id),
    CONSTRAINT "FK_notices_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE solutions (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    text text NOT NULL,
    with_apology boolean NOT NULL,
    origin text,
    is_alternative boolean NOT NULL,
    by uuid,
    at timestamp with time zone NOT NULL,
    answer integer,
    answered_at timestamp with time zone,
    answered_by uuid,
    answer_text text,
    salt bytea NOT NULL,
    CONSTRAINT pk_solutions PRIMARY KEY (id),
    CONSTRAINT "FK_solutions_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE survey_answers (
    case_id uuid NOT NULL,
    solution integer NOT NULL,
    time integer NOT NULL,
    treatment integer NOT NULL,
    redress integer,
    comment text,
    at timestamp with time zone NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT pk_survey_answers PRIMARY KEY (case_id),
    CONSTRAINT "FK_survey_answers_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE waiting_messages (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    purpose integer NOT NULL,
    body text NOT NULL,
    author uuid NOT NULL,
    author_name text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    is_scheduled boolean NOT NULL,
    failed_at timestamp with time zone,
    failed_because text,
    CONSTRAINT pk_waiting_messages PRIMARY KEY (id),
    CONSTRAINT "FK_waiting_messages_cases_case_id" FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE
);


CREATE TABLE chat_lines (
    id uuid NOT NULL,
    chat_id uuid NOT NULL,
    position integer NOT NULL,
    text text NOT NULL,
    by uuid,
    by_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_chat_lines PRIMARY KEY (id),
    CONSTRAINT "FK_chat_lines_chats_chat_id" FOREIGN KEY (chat_id) REFERENCES chats (id) ON DELETE CASCADE
);


CREATE TABLE contacts (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name text NOT NULL,
    position text,
    email text,
    phone text,
    CONSTRAINT pk_contacts PRIMARY KEY (id),
    CONSTRAINT "FK_contacts_customers_customer_id" FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);


CREATE TABLE import_files (
    import_id uuid NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT pk_import_files PRIMARY KEY (import_id),
    CONSTRAINT "FK_import_files_imports_import_id" FOREIGN KEY (import_id) REFERENCES imports (id) ON DELETE CASCADE
);


CREATE TABLE import_refused_rows (
    import_id uuid NOT NULL,
    row integer NOT NULL,
    cells text NOT NULL,
    error text NOT NULL,
    CONSTRAINT pk_import_refused_rows PRIMARY KEY (import_id, row),
    CONSTRAINT "FK_import_refused_rows_imports_import_id" FOREIGN KEY (import_id) REFERENCES imports (id) ON DELETE CASCADE
);


CREATE TABLE incoming_mails (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    mailbox_id uuid NOT NULL,
    branch integer NOT NULL,
    identity text NOT NULL,
    message_id text,
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    state integer NOT NULL,
    reason text NOT NULL,
    reason_detail text NOT NULL,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    from_address text NOT NULL,
    from_name text NOT NULL,
    subject text NOT NULL,
    case_id uuid,
    said_as uuid,
    letter_id uuid,
    answered_at timestamp with time zone,
    by uuid,
    by_name text NOT NULL,
    settled_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_incoming_mails PRIMARY KEY (id),
    CONSTRAINT "FK_incoming_mails_mailboxes_mailbox_id" FOREIGN KEY (mailbox_id) REFERENCES mailboxes (id) ON DELETE RESTRICT
);


CREATE TABLE conversations (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    provider text NOT NULL,
    peer text NOT NULL,
    name text NOT NULL,
    phone text,
    case_id uuid,
    customer_id uuid,
    last_heard_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    blocked_at timestamp with time zone,
    blocked_by uuid,
    blocked_by_name text NOT NULL,
    CONSTRAINT pk_conversations PRIMARY KEY (id),
    CONSTRAINT "FK_conversations_messenger_accounts_account_id" FOREIGN KEY (account_id) REFERENCES messenger_accounts (id) ON DELETE RESTRICT
);


CREATE TABLE incoming_messages (
    id uuid NOT NULL,
    seq bigint NOT NULL,
    account_id uuid NOT NULL,
    branch integer NOT NULL,
    identity text NOT NULL,
    peer text NOT NULL,
    peer_name text NOT NULL,
    excerpt text NOT NULL,
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    state integer NOT NULL,
    reason text NOT NULL,
    reason_detail text NOT NULL,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    conversation_id uuid,
    case_id uuid,
    said_as uuid,
    by uuid,
    by_name text NOT NULL,
    settled_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_incoming_messages PRIMARY KEY (id),
    CONSTRAINT "FK_incoming_messages_messenger_accounts_account_id" FOREIGN KEY (account_id) REFERENCES messenger_accounts (id) ON DELETE RESTRICT
);


CREATE TABLE api_keys (
    id uuid NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    start text NOT NULL,
    "end" text NOT NULL,
    staff_id uuid NOT NULL,
    scopes text,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT pk_api_keys PRIMARY KEY (id),
    CONSTRAINT "FK_api_keys_staff_staff_id" FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE one_time_links (
    hash bytea NOT NULL,
    purpose text NOT NULL,
    staff_id uuid,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT pk_one_time_links PRIMARY KEY (hash),
    CONSTRAINT "FK_one_time_links_staff_staff_id" FOREIGN KEY (staff_id) REFERENCES staff (id)
);


CREATE TABLE staff_branches (
    staff_id uuid NOT NULL,
    branch_id integer NOT NULL,
    is_responsible boolean NOT NULL,
    CONSTRAINT pk_staff_branches PRIMARY KEY (staff_id, branch_id),
    CONSTRAINT "FK_staff_branches_branches_branch_id" FOREIGN KEY (branch_id) REFERENCES branches (id) ON DELETE CASCADE,
    CONSTRAINT "FK_staff_branches_staff_staff_id" FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE staff_claims (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    user_id uuid NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT pk_staff_claims PRIMARY KEY (id),
    CONSTRAINT "FK_staff_claims_staff_user_id" FOREIGN KEY (user_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE staff_logins (
    login_provider text NOT NULL,
    provider_key text NOT NULL,
    provider_display_name text,
    user_id uuid NOT NULL,
    CONSTRAINT pk_staff_logins PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT "FK_staff_logins_staff_user_id" FOREIGN KEY (user_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE staff_tokens (
    user_id uuid NOT NULL,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT pk_staff_tokens PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT "FK_staff_tokens_staff_user_id" FOREIGN KEY (user_id) REFERENCES staff (id) ON DELETE CASCADE
);


CREATE TABLE circular_lines (
    circular_id uuid NOT NULL,
    position integer NOT NULL,
    case_id uuid,
    name text NOT NULL,
    address text NOT NULL,
    language text NOT NULL,
    way integer NOT NULL,
    state integer NOT NULL,
    refused text,
    refused_argument text,
    made uuid,
    done_at timestamp with time zone,
    CONSTRAINT pk_circular_lines PRIMARY KEY (circular_id, position),
    CONSTRAINT "FK_circular_lines_circulars_circular_id" FOREIGN KEY (circular_id) REFERENCES circulars (id) ON DELETE CASCADE
);


CREATE TABLE calls (
    message_id uuid NOT NULL,
    direction integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seconds integer,
    number text,
    recording_url text,
    steps integer NOT NULL,
    switchboard_call text,
    CONSTRAINT pk_calls PRIMARY KEY (message_id),
    CONSTRAINT "FK_calls_messages_message_id" FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE CASCADE
);


CREATE TABLE case_mentions (
    staff_id uuid NOT NULL,
    message_id uuid NOT NULL,
    case_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT pk_case_mentions PRIMARY KEY (message_id, staff_id),
    CONSTRAINT "FK_case_mentions_messages_message_id" FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE CASCADE
);


CREATE TABLE message_reads (
    message_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    case_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_message_reads PRIMARY KEY (message_id, staff_id),
    CONSTRAINT "FK_message_reads_messages_message_id" FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE CASCADE
);


CREATE TABLE mail_contents (
    id uuid NOT NULL,
    said text NOT NULL,
    quoted text NOT NULL,
    html_sha256 bytea,
    "to" text NOT NULL,
    cc text NOT NULL,
    sent_at timestamp with time zone,
    protection text,
    verdict text NOT NULL,
    CONSTRAINT pk_mail_contents PRIMARY KEY (id),
    CONSTRAINT "FK_mail_contents_incoming_mails_id" FOREIGN KEY (id) REFERENCES incoming_mails (id) ON DELETE CASCADE
);


CREATE TABLE mail_files (
    mail_id uuid NOT NULL,
    position integer NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    size bigint NOT NULL,
    cid text,
    sha256 bytea,
    refusal text,
    CONSTRAINT pk_mail_files PRIMARY KEY (mail_id, position),
    CONSTRAINT "FK_mail_files_incoming_mails_mail_id" FOREIGN KEY (mail_id) REFERENCES incoming_mails (id) ON DELETE CASCADE
);


CREATE TABLE conversation_cases (
    conversation_id uuid NOT NULL,
    case_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_conversation_cases PRIMARY KEY (conversation_id, case_id),
    CONSTRAINT "FK_conversation_cases_conversations_conversation_id" FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);


CREATE INDEX ix_actions_assignee_id_due_on ON actions (assignee_id, due_on) WHERE done_at IS NULL;


CREATE INDEX ix_actions_case_id ON actions (case_id);


CREATE INDEX ix_affected_parties_case_id ON affected_parties (case_id);


CREATE UNIQUE INDEX ix_api_keys_hash ON api_keys (hash);


CREATE INDEX ix_api_keys_staff_id ON api_keys (staff_id);


CREATE INDEX ix_attachments_case_id ON attachments (case_id);


CREATE INDEX ix_attachments_sha256 ON attachments (sha256);


CREATE UNIQUE INDEX ix_branches_code ON branches (code);


CREATE INDEX ix_calls_switchboard_call ON calls (switchboard_call) WHERE switchboard_call IS NOT NULL;


CREATE INDEX ix_case_access_staff_id ON case_access (staff_id);


CREATE INDEX ix_case_documents_number ON case_documents (number);


CREATE INDEX ix_case_links_other_id ON case_links (other_id);


CREATE INDEX ix_case_mentions_staff_id_case_id ON case_mentions (staff_id, case_id) WHERE read_at IS NULL;


CREATE INDEX ix_case_presence_seen_at ON case_presence (seen_at);


CREATE INDEX ix_case_texts_case_id ON case_texts (case_id);


CREATE INDEX ix_cases_confidential ON cases (is_confidential, seq) WHERE is_confidential;


CREATE INDEX ix_cases_customer ON cases (customer_id, seq);


CREATE INDEX ix_cases_due ON cases (next_due_at, seq, branch) WHERE closed_at IS NULL;


CREATE UNIQUE INDEX ix_cases_import_key ON cases (import_key) WHERE import_key IS NOT NULL;


CREATE INDEX ix_cases_look ON cases (next_look_at) WHERE next_look_at IS NOT NULL;


CREATE UNIQUE INDEX ix_cases_number ON cases (number);


CREATE INDEX ix_cases_open ON cases (stage, next_due_at, seq, branch) WHERE closed_at IS NULL;


CREATE INDEX ix_cases_owner ON cases (owner_id, next_due_at, seq) WHERE closed_at IS NULL;


CREATE INDEX ix_cases_parent ON cases (parent_id, seq) WHERE parent_id IS NOT NULL;


CREATE INDEX ix_cases_priority ON cases (priority DESC, answer_due_at, seq, branch) WHERE closed_at IS NULL;


CREATE INDEX ix_cases_received ON cases (received_on, seq);


CREATE UNIQUE INDEX ix_cases_seq ON cases (seq);


CREATE UNIQUE INDEX ix_cases_tracking_key_hash ON cases (tracking_key_hash);


CREATE UNIQUE INDEX ix_chat_lines_chat_id_position ON chat_lines (chat_id, position);


CREATE INDEX ix_chats_case_number ON chats (case_number) WHERE case_number IS NOT NULL;


CREATE UNIQUE INDEX ix_chats_key_hash ON chats (key_hash);


CREATE INDEX ix_chats_open ON chats (branch, last_at) WHERE ended_at IS NULL;


CREATE INDEX ix_chats_started_at ON chats (started_at);


CREATE UNIQUE INDEX ix_circular_lines_circular_id_case_id ON circular_lines (circular_id, case_id) WHERE case_id IS NOT NULL;


CREATE INDEX ix_circulars_case_id ON circulars (case_id);


CREATE INDEX ix_commercial_documents_customer_id ON commercial_documents (customer_id);


CREATE INDEX ix_commercial_documents_number_type ON commercial_documents (number, type);


CREATE INDEX ix_contacts_customer_id ON contacts (customer_id);


CREATE INDEX ix_conversation_cases_case_id ON conversation_cases (case_id);


CREATE UNIQUE INDEX ix_conversations_account_id_peer ON conversations (account_id, peer);


CREATE INDEX ix_conversations_case_id ON conversations (case_id) WHERE case_id IS NOT NULL;


CREATE INDEX ix_conversations_phone ON conversations (phone) WHERE phone IS NOT NULL;


CREATE INDEX ix_customers_email ON customers (email) WHERE email IS NOT NULL;


CREATE INDEX ix_customers_name ON customers (name);


CREATE INDEX ix_customers_phone ON customers (phone) WHERE phone IS NOT NULL;


CREATE UNIQUE INDEX ix_customers_reference ON customers (reference) WHERE reference IS NOT NULL;


CREATE INDEX ix_file_scans_next_try_at ON file_scans (next_try_at) WHERE next_try_at IS NOT NULL;


CREATE INDEX ix_file_scans_verdict_judged_at ON file_scans (verdict, judged_at) WHERE verdict > 1;


CREATE INDEX ix_heard_calls_at ON heard_calls (at);


CREATE INDEX ix_idempotency_keys_at ON idempotency_keys (at);


CREATE INDEX ix_incoming_calls_ringing_at ON incoming_calls (ringing_at);


CREATE INDEX ix_incoming_calls_staff_id_ringing_at ON incoming_calls (staff_id, ringing_at);


CREATE INDEX ix_incoming_mails_answered ON incoming_mails (answered_at) WHERE answered_at IS NOT NULL;


CREATE INDEX ix_incoming_mails_case ON incoming_mails (case_id) WHERE case_id IS NOT NULL;


CREATE UNIQUE INDEX ix_incoming_mails_identity ON incoming_mails (mailbox_id, identity);


CREATE INDEX ix_incoming_mails_message_id ON incoming_mails (message_id) WHERE message_id IS NOT NULL;


CREATE UNIQUE INDEX ix_incoming_mails_order ON incoming_mails (seq);


CREATE INDEX ix_incoming_mails_sender ON incoming_mails (from_address, stored_at);


CREATE INDEX ix_incoming_mails_state ON incoming_mails (state, branch, seq);


CREATE INDEX ix_incoming_mails_to_sort ON incoming_mails (seq) WHERE next_try_at IS NOT NULL;


CREATE INDEX ix_incoming_messages_case ON incoming_messages (case_id) WHERE case_id IS NOT NULL;


CREATE INDEX ix_incoming_messages_conversation ON incoming_messages (conversation_id, stored_at);


CREATE UNIQUE INDEX ix_incoming_messages_identity ON incoming_messages (account_id, identity);


CREATE UNIQUE INDEX ix_incoming_messages_order ON incoming_messages (seq);


CREATE INDEX ix_incoming_messages_peer ON incoming_messages (account_id, peer, seq) WHERE next_try_at IS NOT NULL;


CREATE INDEX ix_incoming_messages_state ON incoming_messages (state, branch, seq);


CREATE INDEX ix_incoming_messages_to_sort ON incoming_messages (seq) WHERE next_try_at IS NOT NULL;


CREATE UNIQUE INDEX ix_mailboxes_address_key ON mailboxes (address_key);


CREATE INDEX ix_mailboxes_branch ON mailboxes (branch);


CREATE UNIQUE INDEX ix_mailboxes_name ON mailboxes (name);


CREATE INDEX ix_message_reads_case_id ON message_reads (case_id);


CREATE INDEX ix_messages_case_id_at ON messages (case_id, at);


CREATE UNIQUE INDEX ix_messenger_accounts_name ON messenger_accounts (name);


CREATE INDEX ix_notices_case_id_at ON notices (case_id, at);


CREATE INDEX ix_one_time_links_staff_id ON one_time_links (staff_id);


CREATE INDEX ix_outbox_about ON outbox (about) WHERE about IS NOT NULL;


CREATE INDEX ix_outbox_address_key_created_at ON outbox (address_key, created_at);


CREATE INDEX ix_outbox_case_id ON outbox (case_id);


CREATE INDEX ix_outbox_conversation_id_carried_as ON outbox (conversation_id, carried_as) WHERE carried_as IS NOT NULL;


CREATE INDEX ix_outbox_next_try_at ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;


CREATE INDEX ix_outbox_sent_at ON outbox (sent_at) WHERE sent_at IS NOT NULL;


CREATE UNIQUE INDEX ix_products_code ON products (code);


CREATE INDEX ix_saved_views_is_shared ON saved_views (is_shared) WHERE is_shared;


CREATE INDEX ix_saved_views_staff_id ON saved_views (staff_id);


CREATE INDEX ix_solutions_case_id ON solutions (case_id);


CREATE INDEX email_index ON staff (normalized_email);


CREATE UNIQUE INDEX user_name_index ON staff (normalized_user_name);


CREATE INDEX ix_staff_branches_branch_id ON staff_branches (branch_id);


CREATE INDEX ix_staff_claims_user_id ON staff_claims (user_id);


CREATE INDEX ix_staff_logins_user_id ON staff_logins (user_id);


CREATE INDEX ix_survey_answers_at ON survey_answers (at);


CREATE INDEX ix_waiting_messages_case_id ON waiting_messages (case_id);


CREATE INDEX ix_waiting_messages_due_at ON waiting_messages (due_at) WHERE failed_at IS NULL;


