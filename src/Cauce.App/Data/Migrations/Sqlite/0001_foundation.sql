CREATE TABLE "allowed_sites" (
    "origin" TEXT NOT NULL CONSTRAINT "pk_allowed_sites" PRIMARY KEY,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "areas" (
    "code" TEXT NOT NULL CONSTRAINT "pk_areas" PRIMARY KEY,
    "name_en" TEXT NOT NULL,
    "name_es" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" INTEGER NULL
);


CREATE TABLE "blocked_senders" (
    "rule" TEXT NOT NULL CONSTRAINT "pk_blocked_senders" PRIMARY KEY,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "branch_holidays" (
    "branch_id" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NULL,
    CONSTRAINT "pk_branch_holidays" PRIMARY KEY ("branch_id", "date")
);


CREATE TABLE "branch_hours" (
    "branch_id" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    CONSTRAINT "pk_branch_hours" PRIMARY KEY ("branch_id", "day", "from")
);


CREATE TABLE "branches" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_branches" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "is_default" INTEGER NOT NULL,
    "retired_at" INTEGER NULL,
    "accent" TEXT NULL,
    "signature_en" TEXT NOT NULL,
    "signature_es" TEXT NOT NULL
);


CREATE TABLE "case_access" (
    "case_id" BLOB NOT NULL,
    "staff_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_case_access" PRIMARY KEY ("case_id", "staff_id")
);


CREATE TABLE "case_documents" (
    "case_id" BLOB NOT NULL,
    "type" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    CONSTRAINT "pk_case_documents" PRIMARY KEY ("case_id", "type", "number")
);


CREATE TABLE "case_links" (
    "case_id" BLOB NOT NULL,
    "other_id" BLOB NOT NULL,
    "type" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_case_links" PRIMARY KEY ("case_id", "other_id", "type")
);


CREATE TABLE "case_presence" (
    "case_id" BLOB NOT NULL,
    "staff_id" BLOB NOT NULL,
    "seen_at" INTEGER NOT NULL,
    CONSTRAINT "pk_case_presence" PRIMARY KEY ("case_id", "staff_id")
);


CREATE TABLE "cases" (
    "id" BLOB NOT NULL CONSTRAINT "pk_cases" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "branch" INTEGER NOT NULL,
    "is_confidential" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "restatement" TEXT NULL,
    "restatement_confirmed_at" INTEGER NULL,
    "occurred_at" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "received_on" TEXT NOT NULL,
    "registered_at" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "origin" INTEGER NOT NULL,
    "customer_id" BLOB NULL,
    "contact_id" BLOB NULL,
    "product_id" BLOB NULL,
    "reason" TEXT NULL,
    "category" TEXT NULL,
    "process" TEXT NULL,
    "area" TEXT NULL,
    "severity" INTEGER NOT NULL,
    "urgency" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL,
    "owner_id" BLOB NULL,
    "owned_since" INTEGER NULL,
    "acknowledged_at" INTEGER NULL,
    "acknowledged_via" TEXT NULL,
    "classified_at" INTEGER NULL,
    "analysis_started_at" INTEGER NULL,
    "analysed_at" INTEGER NULL,
    "first_answered_at" INTEGER NULL,
    "gate_overridden_at" INTEGER NULL,
    "started_at" INTEGER NULL,
    "solved_at" INTEGER NULL,
    "solution_id" BLOB NULL,
    "rejections" INTEGER NOT NULL,
    "accepted_at" INTEGER NULL,
    "acceptance" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "outcome" INTEGER NULL,
    "reopenings" INTEGER NOT NULL,
    "merged_into" BLOB NULL,
    "waits_for_us_since" INTEGER NULL,
    "waits_for_customer_since" INTEGER NULL,
    "overdue_since" INTEGER NULL,
    "answer_due_at" INTEGER NOT NULL,
    "tracking_key_hash" BLOB NOT NULL,
    "import_key" TEXT NULL,
    "salt" BLOB NOT NULL,
    "stage" INTEGER NOT NULL,
    "next_look_at" INTEGER NULL,
    "next_due_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "history_length" INTEGER NOT NULL,
    "history_hash" BLOB NOT NULL,
    "parent_id" BLOB NULL,
    "children" INTEGER NOT NULL,
    "case_file" TEXT NULL,
    "how" TEXT NULL,
    "observation" TEXT NULL,
    "remedy_sought" TEXT NULL,
    "source" TEXT NULL,
    "to_whom" TEXT NULL,
    "where" TEXT NULL,
    "complainant_email" TEXT NULL,
    "complainant_language" TEXT NOT NULL,
    "complainant_name" TEXT NOT NULL,
    "complainant_phone" TEXT NULL,
    "complainant_preferred_channel" TEXT NULL,
    "needs_acceptance" INTEGER NOT NULL,
    "rigour" INTEGER NOT NULL,
    "silence_may_close" INTEGER NOT NULL
);


CREATE TABLE "categories" (
    "code" TEXT NOT NULL CONSTRAINT "pk_categories" PRIMARY KEY,
    "parent" TEXT NULL,
    "name_en" TEXT NOT NULL,
    "name_es" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" INTEGER NULL
);


CREATE TABLE "channels" (
    "code" TEXT NOT NULL CONSTRAINT "pk_channels" PRIMARY KEY,
    "cost_per_case" TEXT NULL,
    "cost_per_month" TEXT NULL,
    "contact_en" TEXT NOT NULL,
    "contact_es" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_es" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" INTEGER NULL
);


CREATE TABLE "chat_desks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_chat_desks" PRIMARY KEY,
    "is_open" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "chats" (
    "id" BLOB NOT NULL CONSTRAINT "pk_chats" PRIMARY KEY,
    "key_hash" BLOB NOT NULL,
    "branch" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "language" TEXT NOT NULL,
    "site" TEXT NULL,
    "started_at" INTEGER NOT NULL,
    "taken_by" BLOB NULL,
    "taken_by_name" TEXT NOT NULL,
    "taken_at" INTEGER NULL,
    "answered_at" INTEGER NULL,
    "waits_since" INTEGER NULL,
    "last_at" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "outcome" INTEGER NULL,
    "ended_by_name" TEXT NOT NULL,
    "case_number" TEXT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "clock_terms" (
    "kind" TEXT NOT NULL CONSTRAINT "pk_clock_terms" PRIMARY KEY,
    "acknowledge" TEXT NOT NULL,
    "progress" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "source" TEXT NULL
);


CREATE TABLE "clocks" (
    "case_id" BLOB NOT NULL,
    "name" INTEGER NOT NULL,
    "term" TEXT NOT NULL,
    "source" TEXT NULL,
    "round" INTEGER NOT NULL,
    "rounds_missed" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "explanation" TEXT NOT NULL,
    "warn_at" INTEGER NULL,
    "warned_at" INTEGER NULL,
    "breached_at" INTEGER NULL,
    "met_at" INTEGER NULL,
    "stopped_at" INTEGER NULL,
    "next_look_at" INTEGER NULL,
    CONSTRAINT "pk_clocks" PRIMARY KEY ("case_id", "name")
) WITHOUT ROWID;


CREATE TABLE "commercial_documents" (
    "id" BLOB NOT NULL CONSTRAINT "pk_commercial_documents" PRIMARY KEY,
    "type" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" BLOB NULL,
    "date" TEXT NULL
);


CREATE TABLE "counters" (
    "name" TEXT NOT NULL CONSTRAINT "pk_counters" PRIMARY KEY,
    "last" INTEGER NOT NULL
) WITHOUT ROWID;


CREATE TABLE "customers" (
    "id" BLOB NOT NULL CONSTRAINT "pk_customers" PRIMARY KEY,
    "type" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "reference" TEXT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "language" TEXT NOT NULL,
    "preferred_channel" TEXT NULL,
    "observation" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "merged_into" BLOB NULL,
    "merged_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "drafts" (
    "case_id" BLOB NOT NULL,
    "staff_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "pk_drafts" PRIMARY KEY ("case_id", "staff_id", "kind")
);


CREATE TABLE "file_scans" (
    "sha256" BLOB NOT NULL CONSTRAINT "pk_file_scans" PRIMARY KEY,
    "size" INTEGER NOT NULL,
    "waiting_since" INTEGER NOT NULL,
    "verdict" INTEGER NULL,
    "finding" TEXT NULL,
    "engine" TEXT NULL,
    "judged_at" INTEGER NULL,
    "next_try_at" INTEGER NULL,
    "tries" INTEGER NOT NULL
);


CREATE TABLE "heard_calls" (
    "id" TEXT NOT NULL CONSTRAINT "pk_heard_calls" PRIMARY KEY,
    "at" INTEGER NOT NULL
);


CREATE TABLE "history" (
    "case_id" BLOB NOT NULL,
    "index" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_kind" INTEGER NOT NULL,
    "actor_id" BLOB NULL,
    "actor_name" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "content_id" BLOB NULL,
    "content_digest" BLOB NULL,
    "state_digest" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_history" PRIMARY KEY ("case_id", "index")
) WITHOUT ROWID;


CREATE TABLE "idempotency_keys" (
    "api_key_id" BLOB NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "case_number" TEXT NULL,
    "status" INTEGER NULL,
    "location" TEXT NULL,
    "body" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_idempotency_keys" PRIMARY KEY ("api_key_id", "key")
);


CREATE TABLE "imports" (
    "id" BLOB NOT NULL CONSTRAINT "pk_imports" PRIMARY KEY,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "plan" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "branch" INTEGER NOT NULL,
    "create_reasons" INTEGER NOT NULL,
    "stateless_are_closed" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "ended_at" INTEGER NULL,
    "rows" INTEGER NOT NULL,
    "rows_done" INTEGER NOT NULL,
    "imported" INTEGER NOT NULL,
    "already_there" INTEGER NOT NULL,
    "without_description" INTEGER NOT NULL,
    "without_subject" INTEGER NOT NULL,
    "without_customer" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "worker" BLOB NULL,
    "lease_until" INTEGER NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "incoming_calls" (
    "call" TEXT NOT NULL CONSTRAINT "pk_incoming_calls" PRIMARY KEY,
    "staff_id" BLOB NOT NULL,
    "from" TEXT NULL,
    "ringing_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "seconds" INTEGER NULL,
    "recording_url" TEXT NULL
);


CREATE TABLE "kinds" (
    "code" TEXT NOT NULL CONSTRAINT "pk_kinds" PRIMARY KEY,
    "phase" INTEGER NOT NULL,
    "series" TEXT NOT NULL,
    "number_format" TEXT NOT NULL,
    "rigour" INTEGER NOT NULL,
    "needs_acceptance" INTEGER NOT NULL,
    "silence_may_close" INTEGER NOT NULL,
    "is_confidential" INTEGER NOT NULL,
    "deserves_apology" INTEGER NOT NULL,
    "offered_on_portal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" INTEGER NULL,
    "invitation_en" TEXT NOT NULL,
    "invitation_es" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_es" TEXT NOT NULL
);


CREATE TABLE "letter_texts" (
    "letter" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "template" TEXT NULL,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_letter_texts" PRIMARY KEY ("letter", "language", "version")
);


CREATE TABLE "macros" (
    "id" BLOB NOT NULL CONSTRAINT "pk_macros" PRIMARY KEY,
    "as_note" INTEGER NOT NULL,
    "assign" TEXT NULL,
    "reason" TEXT NULL,
    "severity" INTEGER NULL,
    "start" INTEGER NOT NULL,
    "step" TEXT NULL,
    "step_days" INTEGER NULL,
    "urgency" INTEGER NULL,
    "owner_id" BLOB NULL,
    "name" TEXT NOT NULL,
    "text_es" TEXT NULL,
    "text_en" TEXT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "mailboxes" (
    "id" BLOB NOT NULL CONSTRAINT "pk_mailboxes" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "branch" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "sign_in" INTEGER NOT NULL,
    "sealed" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "trusted_server" TEXT NULL,
    "is_from_environment" INTEGER NOT NULL,
    "paused_at" INTEGER NULL,
    "paused_by" BLOB NULL,
    "paused_by_name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "uid_validity" INTEGER NULL,
    "last_uid" INTEGER NOT NULL,
    "connected_at" INTEGER NULL,
    "trouble" TEXT NULL,
    "trouble_since" INTEGER NULL,
    "lease_holder" BLOB NULL,
    "lease_until" INTEGER NULL
);


CREATE TABLE "messenger_accounts" (
    "id" BLOB NOT NULL CONSTRAINT "pk_messenger_accounts" PRIMARY KEY,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "branch" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "came_by" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "template_language" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "paused_at" INTEGER NULL,
    "paused_by" BLOB NULL,
    "paused_by_name" TEXT NOT NULL,
    "last_heard_at" INTEGER NULL,
    "trouble" TEXT NULL,
    "trouble_since" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "outbox" (
    "id" BLOB NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY,
    "case_id" BLOB NULL,
    "letter" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "about" BLOB NULL,
    "is_aside" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "next_try_at" INTEGER NULL,
    "tries" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "is_kept" INTEGER NOT NULL,
    "given_up_at" INTEGER NULL,
    "last_error" TEXT NULL,
    "delivered_at" INTEGER NULL,
    "returned_at" INTEGER NULL,
    "returned_because" TEXT NULL,
    "channel" TEXT NOT NULL,
    "conversation_id" BLOB NULL,
    "carried_as" TEXT NULL,
    "read_at" INTEGER NULL
);


CREATE TABLE "processes" (
    "code" TEXT NOT NULL CONSTRAINT "pk_processes" PRIMARY KEY,
    "name_en" TEXT NOT NULL,
    "name_es" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" INTEGER NULL
);


CREATE TABLE "products" (
    "id" BLOB NOT NULL CONSTRAINT "pk_products" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "retired_at" INTEGER NULL,
    "words" TEXT NOT NULL
);


CREATE TABLE "reasons" (
    "code" TEXT NOT NULL CONSTRAINT "pk_reasons" PRIMARY KEY,
    "name_en" TEXT NOT NULL,
    "name_es" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" INTEGER NULL
);


CREATE TABLE "saved_views" (
    "id" BLOB NOT NULL CONSTRAINT "pk_saved_views" PRIMARY KEY,
    "staff_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_shared" INTEGER NOT NULL
);


CREATE TABLE "scanners" (
    "address" TEXT NOT NULL CONSTRAINT "pk_scanners" PRIMARY KEY,
    "engine" TEXT NULL,
    "answered_at" INTEGER NULL,
    "trouble" TEXT NULL,
    "trouble_since" INTEGER NULL
);


CREATE TABLE "seal_keys" (
    "name" TEXT NOT NULL CONSTRAINT "pk_seal_keys" PRIMARY KEY,
    "xml" TEXT NOT NULL
);


CREATE TABLE "secrets" (
    "name" TEXT NOT NULL CONSTRAINT "pk_secrets" PRIMARY KEY,
    "value" BLOB NOT NULL
);


CREATE TABLE "snippets" (
    "id" BLOB NOT NULL CONSTRAINT "pk_snippets" PRIMARY KEY,
    "owner_id" BLOB NULL,
    "name" TEXT NOT NULL,
    "text_es" TEXT NULL,
    "text_en" TEXT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "staff" (
    "id" BLOB NOT NULL CONSTRAINT "pk_staff" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "deactivated_at" INTEGER NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "switchboards" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_switchboards" PRIMARY KEY,
    "sealed" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "last_heard_at" INTEGER NULL
);


CREATE TABLE "tally" (
    "figure" INTEGER NOT NULL,
    "branch" INTEGER NOT NULL,
    "period" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    CONSTRAINT "pk_tally" PRIMARY KEY ("figure", "branch", "period", "key")
) WITHOUT ROWID;


CREATE TABLE "unwanted_letters" (
    "address_key" TEXT NOT NULL CONSTRAINT "pk_unwanted_letters" PRIMARY KEY,
    "letter_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "waiting_files" (
    "message_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BLOB NOT NULL,
    CONSTRAINT "pk_waiting_files" PRIMARY KEY ("message_id", "position")
);


CREATE TABLE "actions" (
    "id" BLOB NOT NULL CONSTRAINT "pk_actions" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "type" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "area" TEXT NULL,
    "assignee_id" BLOB NULL,
    "due_on" TEXT NULL,
    "told_to_customer" INTEGER NOT NULL,
    "by" BLOB NULL,
    "at" INTEGER NOT NULL,
    "done_at" INTEGER NULL,
    "done_by" BLOB NULL,
    "salt" BLOB NOT NULL,
    CONSTRAINT "FK_actions_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "affected_parties" (
    "id" BLOB NOT NULL CONSTRAINT "pk_affected_parties" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "language" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    "retired_at" INTEGER NULL,
    "retired_by_name" TEXT NULL,
    CONSTRAINT "FK_affected_parties_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "analyses" (
    "case_id" BLOB NOT NULL CONSTRAINT "pk_analyses" PRIMARY KEY,
    "cause" TEXT NOT NULL,
    "consequences" TEXT NOT NULL,
    "customer_impact" INTEGER NULL,
    "company_impact" INTEGER NULL,
    "by" BLOB NULL,
    "at" INTEGER NOT NULL,
    "salt" BLOB NOT NULL,
    CONSTRAINT "FK_analyses_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "attachments" (
    "id" BLOB NOT NULL CONSTRAINT "pk_attachments" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "message_id" BLOB NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BLOB NOT NULL,
    "for_customer" INTEGER NOT NULL,
    "by_kind" INTEGER NOT NULL,
    "by" BLOB NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "FK_attachments_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "case_texts" (
    "id" BLOB NOT NULL CONSTRAINT "pk_case_texts" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "what" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" BLOB NULL,
    "at" INTEGER NOT NULL,
    "salt" BLOB NOT NULL,
    CONSTRAINT "FK_case_texts_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "circulars" (
    "id" BLOB NOT NULL CONSTRAINT "pk_circulars" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "kind" INTEGER NOT NULL,
    "text_es" TEXT NULL,
    "text_en" TEXT NULL,
    "origin_es" TEXT NULL,
    "origin_en" TEXT NULL,
    "with_apology" INTEGER NOT NULL,
    "by" BLOB NULL,
    "by_kind" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "salt" BLOB NOT NULL,
    "worker" BLOB NULL,
    "lease_until" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_circulars_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "messages" (
    "id" BLOB NOT NULL CONSTRAINT "pk_messages" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "kind" INTEGER NOT NULL,
    "purpose" INTEGER NULL,
    "body" TEXT NOT NULL,
    "by_kind" INTEGER NOT NULL,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "salt" BLOB NOT NULL,
    CONSTRAINT "FK_messages_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "notices" (
    "id" BLOB NOT NULL CONSTRAINT "pk_notices" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "party_id" BLOB NULL,
    "circular_id" BLOB NULL,
    "way" INTEGER NOT NULL,
    "to_name" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "salt" BLOB NOT NULL,
    CONSTRAINT "FK_notices_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "solutions" (
    "id" BLOB NOT NULL CONSTRAINT "pk_solutions" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "with_apology" INTEGER NOT NULL,
    "origin" TEXT NULL,
    "is_alternative" INTEGER NOT NULL,
    "by" BLOB NULL,
    "at" INTEGER NOT NULL,
    "answer" INTEGER NULL,
    "answered_at" INTEGER NULL,
    "answered_by" BLOB NULL,
    "answer_text" TEXT NULL,
    "salt" BLOB NOT NULL,
    CONSTRAINT "FK_solutions_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "survey_answers" (
    "case_id" BLOB NOT NULL CONSTRAINT "pk_survey_answers" PRIMARY KEY,
    "solution" INTEGER NOT NULL,
    "time" INTEGER NOT NULL,
    "treatment" INTEGER NOT NULL,
    "redress" INTEGER NULL,
    "comment" TEXT NULL,
    "at" INTEGER NOT NULL,
    "salt" BLOB NOT NULL,
    CONSTRAINT "FK_survey_answers_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "waiting_messages" (
    "id" BLOB NOT NULL CONSTRAINT "pk_waiting_messages" PRIMARY KEY,
    "case_id" BLOB NOT NULL,
    "purpose" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "author" BLOB NOT NULL,
    "author_name" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "is_scheduled" INTEGER NOT NULL,
    "failed_at" INTEGER NULL,
    "failed_because" TEXT NULL,
    CONSTRAINT "FK_waiting_messages_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "cases" ("id") ON DELETE CASCADE
);


CREATE TABLE "chat_lines" (
    "id" BLOB NOT NULL CONSTRAINT "pk_chat_lines" PRIMARY KEY,
    "chat_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "FK_chat_lines_chats_chat_id" FOREIGN KEY ("chat_id") REFERENCES "chats" ("id") ON DELETE CASCADE
);


CREATE TABLE "contacts" (
    "id" BLOB NOT NULL CONSTRAINT "pk_contacts" PRIMARY KEY,
    "customer_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    CONSTRAINT "FK_contacts_customers_customer_id" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE
);


CREATE TABLE "import_files" (
    "import_id" BLOB NOT NULL CONSTRAINT "pk_import_files" PRIMARY KEY,
    "content" BLOB NOT NULL,
    CONSTRAINT "FK_import_files_imports_import_id" FOREIGN KEY ("import_id") REFERENCES "imports" ("id") ON DELETE CASCADE
);


CREATE TABLE "import_refused_rows" (
    "import_id" BLOB NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" TEXT NOT NULL,
    "error" TEXT NOT NULL,
    CONSTRAINT "pk_import_refused_rows" PRIMARY KEY ("import_id", "row"),
    CONSTRAINT "FK_import_refused_rows_imports_import_id" FOREIGN KEY ("import_id") REFERENCES "imports" ("id") ON DELETE CASCADE
);


CREATE TABLE "incoming_mails" (
    "id" BLOB NOT NULL CONSTRAINT "pk_incoming_mails" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "mailbox_id" BLOB NOT NULL,
    "branch" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "message_id" TEXT NULL,
    "sha256" BLOB NOT NULL,
    "size" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "stored_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "reason_detail" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "next_try_at" INTEGER NULL,
    "from_address" TEXT NOT NULL,
    "from_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "case_id" BLOB NULL,
    "said_as" BLOB NULL,
    "letter_id" BLOB NULL,
    "answered_at" INTEGER NULL,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "settled_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_incoming_mails_mailboxes_mailbox_id" FOREIGN KEY ("mailbox_id") REFERENCES "mailboxes" ("id") ON DELETE RESTRICT
);


CREATE TABLE "conversations" (
    "id" BLOB NOT NULL CONSTRAINT "pk_conversations" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "provider" TEXT NOT NULL,
    "peer" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NULL,
    "case_id" BLOB NULL,
    "customer_id" BLOB NULL,
    "last_heard_at" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "blocked_at" INTEGER NULL,
    "blocked_by" BLOB NULL,
    "blocked_by_name" TEXT NOT NULL,
    CONSTRAINT "FK_conversations_messenger_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "messenger_accounts" ("id") ON DELETE RESTRICT
);


CREATE TABLE "incoming_messages" (
    "id" BLOB NOT NULL CONSTRAINT "pk_incoming_messages" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "account_id" BLOB NOT NULL,
    "branch" INTEGER NOT NULL,
    "identity" TEXT NOT NULL,
    "peer" TEXT NOT NULL,
    "peer_name" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "sha256" BLOB NOT NULL,
    "size" INTEGER NOT NULL,
    "stored_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "reason_detail" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "next_try_at" INTEGER NULL,
    "conversation_id" BLOB NULL,
    "case_id" BLOB NULL,
    "said_as" BLOB NULL,
    "by" BLOB NULL,
    "by_name" TEXT NOT NULL,
    "settled_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_incoming_messages_messenger_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "messenger_accounts" ("id") ON DELETE RESTRICT
);


CREATE TABLE "api_keys" (
    "id" BLOB NOT NULL CONSTRAINT "pk_api_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "hash" BLOB NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "staff_id" BLOB NOT NULL,
    "scopes" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    CONSTRAINT "FK_api_keys_staff_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "one_time_links" (
    "hash" BLOB NOT NULL CONSTRAINT "pk_one_time_links" PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "staff_id" BLOB NULL,
    "expires_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL,
    CONSTRAINT "FK_one_time_links_staff_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id")
);


CREATE TABLE "staff_branches" (
    "staff_id" BLOB NOT NULL,
    "branch_id" INTEGER NOT NULL,
    "is_responsible" INTEGER NOT NULL,
    CONSTRAINT "pk_staff_branches" PRIMARY KEY ("staff_id", "branch_id"),
    CONSTRAINT "FK_staff_branches_branches_branch_id" FOREIGN KEY ("branch_id") REFERENCES "branches" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_staff_branches_staff_staff_id" FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "staff_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" BLOB NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "FK_staff_claims_staff_user_id" FOREIGN KEY ("user_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "staff_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" BLOB NOT NULL,
    CONSTRAINT "pk_staff_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "FK_staff_logins_staff_user_id" FOREIGN KEY ("user_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "staff_tokens" (
    "user_id" BLOB NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_staff_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "FK_staff_tokens_staff_user_id" FOREIGN KEY ("user_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);


CREATE TABLE "circular_lines" (
    "circular_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "case_id" BLOB NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "way" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "refused" TEXT NULL,
    "refused_argument" TEXT NULL,
    "made" BLOB NULL,
    "done_at" INTEGER NULL,
    CONSTRAINT "pk_circular_lines" PRIMARY KEY ("circular_id", "position"),
    CONSTRAINT "FK_circular_lines_circulars_circular_id" FOREIGN KEY ("circular_id") REFERENCES "circulars" ("id") ON DELETE CASCADE
);


CREATE TABLE "calls" (
    "message_id" BLOB NOT NULL CONSTRAINT "pk_calls" PRIMARY KEY,
    "direction" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "seconds" INTEGER NULL,
    "number" TEXT NULL,
    "recording_url" TEXT NULL,
    "steps" INTEGER NOT NULL,
    "switchboard_call" TEXT NULL,
    CONSTRAINT "FK_calls_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE CASCADE
);


CREATE TABLE "case_mentions" (
    "staff_id" BLOB NOT NULL,
    "message_id" BLOB NOT NULL,
    "case_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "read_at" INTEGER NULL,
    CONSTRAINT "pk_case_mentions" PRIMARY KEY ("message_id", "staff_id"),
    CONSTRAINT "FK_case_mentions_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE CASCADE
);


CREATE TABLE "message_reads" (
    "message_id" BLOB NOT NULL,
    "staff_id" BLOB NOT NULL,
    "case_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_message_reads" PRIMARY KEY ("message_id", "staff_id"),
    CONSTRAINT "FK_message_reads_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "messages" ("id") ON DELETE CASCADE
);


CREATE TABLE "mail_contents" (
    "id" BLOB NOT NULL CONSTRAINT "pk_mail_contents" PRIMARY KEY,
    "said" TEXT NOT NULL,
    "quoted" TEXT NOT NULL,
    "html_sha256" BLOB NULL,
    "to" TEXT NOT NULL,
    "cc" TEXT NOT NULL,
    "sent_at" INTEGER NULL,
    "protection" TEXT NULL,
    "verdict" TEXT NOT NULL,
    CONSTRAINT "FK_mail_contents_incoming_mails_id" FOREIGN KEY ("id") REFERENCES "incoming_mails" ("id") ON DELETE CASCADE
);


CREATE TABLE "mail_files" (
    "mail_id" BLOB NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "cid" TEXT NULL,
    "sha256" BLOB NULL,
    "refusal" TEXT NULL,
    CONSTRAINT "pk_mail_files" PRIMARY KEY ("mail_id", "position"),
    CONSTRAINT "FK_mail_files_incoming_mails_mail_id" FOREIGN KEY ("mail_id") REFERENCES "incoming_mails" ("id") ON DELETE CASCADE
);


CREATE TABLE "conversation_cases" (
    "conversation_id" BLOB NOT NULL,
    "case_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_conversation_cases" PRIMARY KEY ("conversation_id", "case_id"),
    CONSTRAINT "FK_conversation_cases_conversations_conversation_id" FOREIGN KEY ("conversation_id") REFERENCES "conversations" ("id") ON DELETE CASCADE
);


CREATE INDEX "ix_actions_assignee_id_due_on" ON "actions" ("assignee_id", "due_on") WHERE done_at IS NULL;


CREATE INDEX "ix_actions_case_id" ON "actions" ("case_id");


CREATE INDEX "ix_affected_parties_case_id" ON "affected_parties" ("case_id");


CREATE UNIQUE INDEX "ix_api_keys_hash" ON "api_keys" ("hash");


CREATE INDEX "ix_api_keys_staff_id" ON "api_keys" ("staff_id");


CREATE INDEX "ix_attachments_case_id" ON "attachments" ("case_id");


CREATE INDEX "ix_attachments_sha256" ON "attachments" ("sha256");


CREATE UNIQUE INDEX "ix_branches_code" ON "branches" ("code");


CREATE INDEX "ix_calls_switchboard_call" ON "calls" ("switchboard_call") WHERE switchboard_call IS NOT NULL;


CREATE INDEX "ix_case_access_staff_id" ON "case_access" ("staff_id");


CREATE INDEX "ix_case_documents_number" ON "case_documents" ("number");


CREATE INDEX "ix_case_links_other_id" ON "case_links" ("other_id");


CREATE INDEX "ix_case_mentions_staff_id_case_id" ON "case_mentions" ("staff_id", "case_id") WHERE read_at IS NULL;


CREATE INDEX "ix_case_presence_seen_at" ON "case_presence" ("seen_at");


CREATE INDEX "ix_case_texts_case_id" ON "case_texts" ("case_id");


CREATE INDEX "ix_cases_confidential" ON "cases" ("is_confidential", "seq") WHERE is_confidential;


CREATE INDEX "ix_cases_customer" ON "cases" ("customer_id", "seq");


CREATE INDEX "ix_cases_due" ON "cases" ("next_due_at", "seq", "branch") WHERE closed_at IS NULL;


CREATE UNIQUE INDEX "ix_cases_import_key" ON "cases" ("import_key") WHERE import_key IS NOT NULL;


CREATE INDEX "ix_cases_look" ON "cases" ("next_look_at") WHERE next_look_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_cases_number" ON "cases" ("number");


CREATE INDEX "ix_cases_open" ON "cases" ("stage", "next_due_at", "seq", "branch") WHERE closed_at IS NULL;


CREATE INDEX "ix_cases_owner" ON "cases" ("owner_id", "next_due_at", "seq") WHERE closed_at IS NULL;


CREATE INDEX "ix_cases_parent" ON "cases" ("parent_id", "seq") WHERE parent_id IS NOT NULL;


CREATE INDEX "ix_cases_priority" ON "cases" ("priority" DESC, "answer_due_at", "seq", "branch") WHERE closed_at IS NULL;


CREATE INDEX "ix_cases_received" ON "cases" ("received_on", "seq");


CREATE UNIQUE INDEX "ix_cases_seq" ON "cases" ("seq");


CREATE UNIQUE INDEX "ix_cases_tracking_key_hash" ON "cases" ("tracking_key_hash");


CREATE UNIQUE INDEX "ix_chat_lines_chat_id_position" ON "chat_lines" ("chat_id", "position");


CREATE INDEX "ix_chats_case_number" ON "chats" ("case_number") WHERE case_number IS NOT NULL;


CREATE UNIQUE INDEX "ix_chats_key_hash" ON "chats" ("key_hash");


CREATE INDEX "ix_chats_open" ON "chats" ("branch", "last_at") WHERE ended_at IS NULL;


CREATE INDEX "ix_chats_started_at" ON "chats" ("started_at");


CREATE UNIQUE INDEX "ix_circular_lines_circular_id_case_id" ON "circular_lines" ("circular_id", "case_id") WHERE case_id IS NOT NULL;


CREATE INDEX "ix_circulars_case_id" ON "circulars" ("case_id");


CREATE INDEX "ix_commercial_documents_customer_id" ON "commercial_documents" ("customer_id");


CREATE INDEX "ix_commercial_documents_number_type" ON "commercial_documents" ("number", "type");


CREATE INDEX "ix_contacts_customer_id" ON "contacts" ("customer_id");


CREATE INDEX "ix_conversation_cases_case_id" ON "conversation_cases" ("case_id");


CREATE UNIQUE INDEX "ix_conversations_account_id_peer" ON "conversations" ("account_id", "peer");


CREATE INDEX "ix_conversations_case_id" ON "conversations" ("case_id") WHERE case_id IS NOT NULL;


CREATE INDEX "ix_conversations_phone" ON "conversations" ("phone") WHERE phone IS NOT NULL;


CREATE INDEX "ix_customers_email" ON "customers" ("email") WHERE email IS NOT NULL;


CREATE INDEX "ix_customers_name" ON "customers" ("name");


CREATE INDEX "ix_customers_phone" ON "customers" ("phone") WHERE phone IS NOT NULL;


CREATE UNIQUE INDEX "ix_customers_reference" ON "customers" ("reference") WHERE reference IS NOT NULL;


CREATE INDEX "ix_file_scans_next_try_at" ON "file_scans" ("next_try_at") WHERE next_try_at IS NOT NULL;


CREATE INDEX "ix_file_scans_verdict_judged_at" ON "file_scans" ("verdict", "judged_at") WHERE verdict > 1;


CREATE INDEX "ix_heard_calls_at" ON "heard_calls" ("at");


CREATE INDEX "ix_idempotency_keys_at" ON "idempotency_keys" ("at");


CREATE INDEX "ix_incoming_calls_ringing_at" ON "incoming_calls" ("ringing_at");


CREATE INDEX "ix_incoming_calls_staff_id_ringing_at" ON "incoming_calls" ("staff_id", "ringing_at");


CREATE INDEX "ix_incoming_mails_answered" ON "incoming_mails" ("answered_at") WHERE answered_at IS NOT NULL;


CREATE INDEX "ix_incoming_mails_case" ON "incoming_mails" ("case_id") WHERE case_id IS NOT NULL;


CREATE UNIQUE INDEX "ix_incoming_mails_identity" ON "incoming_mails" ("mailbox_id", "identity");


CREATE INDEX "ix_incoming_mails_message_id" ON "incoming_mails" ("message_id") WHERE message_id IS NOT NULL;


CREATE UNIQUE INDEX "ix_incoming_mails_order" ON "incoming_mails" ("seq");


CREATE INDEX "ix_incoming_mails_sender" ON "incoming_mails" ("from_address", "stored_at");


CREATE INDEX "ix_incoming_mails_state" ON "incoming_mails" ("state", "branch", "seq");


CREATE INDEX "ix_incoming_mails_to_sort" ON "incoming_mails" ("seq") WHERE next_try_at IS NOT NULL;


CREATE INDEX "ix_incoming_messages_case" ON "incoming_messages" ("case_id") WHERE case_id IS NOT NULL;


CREATE INDEX "ix_incoming_messages_conversation" ON "incoming_messages" ("conversation_id", "stored_at");


CREATE UNIQUE INDEX "ix_incoming_messages_identity" ON "incoming_messages" ("account_id", "identity");


CREATE UNIQUE INDEX "ix_incoming_messages_order" ON "incoming_messages" ("seq");


CREATE INDEX "ix_incoming_messages_peer" ON "incoming_messages" ("account_id", "peer", "seq") WHERE next_try_at IS NOT NULL;


CREATE INDEX "ix_incoming_messages_state" ON "incoming_messages" ("state", "branch", "seq");


CREATE INDEX "ix_incoming_messages_to_sort" ON "incoming_messages" ("seq") WHERE next_try_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_mailboxes_address_key" ON "mailboxes" ("address_key");


CREATE INDEX "ix_mailboxes_branch" ON "mailboxes" ("branch");


CREATE UNIQUE INDEX "ix_mailboxes_name" ON "mailboxes" ("name");


CREATE INDEX "ix_message_reads_case_id" ON "message_reads" ("case_id");


CREATE INDEX "ix_messages_case_id_at" ON "messages" ("case_id", "at");


CREATE UNIQUE INDEX "ix_messenger_accounts_name" ON "messenger_accounts" ("name");


CREATE INDEX "ix_notices_case_id_at" ON "notices" ("case_id", "at");


CREATE INDEX "ix_one_time_links_staff_id" ON "one_time_links" ("staff_id");


CREATE INDEX "ix_outbox_about" ON "outbox" ("about") WHERE about IS NOT NULL;


CREATE INDEX "ix_outbox_address_key_created_at" ON "outbox" ("address_key", "created_at");


CREATE INDEX "ix_outbox_case_id" ON "outbox" ("case_id");


CREATE INDEX "ix_outbox_conversation_id_carried_as" ON "outbox" ("conversation_id", "carried_as") WHERE carried_as IS NOT NULL;


CREATE INDEX "ix_outbox_next_try_at" ON "outbox" ("next_try_at") WHERE next_try_at IS NOT NULL;


CREATE INDEX "ix_outbox_sent_at" ON "outbox" ("sent_at") WHERE sent_at IS NOT NULL;


CREATE UNIQUE INDEX "ix_products_code" ON "products" ("code");


CREATE INDEX "ix_saved_views_is_shared" ON "saved_views" ("is_shared") WHERE is_shared;


CREATE INDEX "ix_saved_views_staff_id" ON "saved_views" ("staff_id");


CREATE INDEX "ix_solutions_case_id" ON "solutions" ("case_id");


CREATE INDEX "email_index" ON "staff" ("normalized_email");


CREATE UNIQUE INDEX "user_name_index" ON "staff" ("normalized_user_name");


CREATE INDEX "ix_staff_branches_branch_id" ON "staff_branches" ("branch_id");


CREATE INDEX "ix_staff_claims_user_id" ON "staff_claims" ("user_id");


CREATE INDEX "ix_staff_logins_user_id" ON "staff_logins" ("user_id");


CREATE INDEX "ix_survey_answers_at" ON "survey_answers" ("at");


CREATE INDEX "ix_waiting_messages_case_id" ON "waiting_messages" ("case_id");


CREATE INDEX "ix_waiting_messages_due_at" ON "waiting_messages" ("due_at") WHERE failed_at IS NULL;


