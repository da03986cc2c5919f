extension Migration {
  /// Accounts and what their holders show: companies, profiles, projects.
  static let parties = Migration(
    version: 2, name: "parties",
    sql: """
      CREATE TABLE accounts (
        id INTEGER PRIMARY KEY,
        roles INTEGER NOT NULL CHECK (roles BETWEEN 1 AND 3),
        created_at INTEGER NOT NULL,
        suspended_at INTEGER,
        suspension_reason TEXT,
        erased_at INTEGER,
        recovery_hash BLOB UNIQUE CHECK (length(recovery_hash) = 32),
        worker_epoch INTEGER NOT NULL DEFAULT 0,
        company_epoch INTEGER NOT NULL DEFAULT 0,
        max_open INTEGER NOT NULL DEFAULT 0,
        max_new_per_day INTEGER NOT NULL DEFAULT 0,
        limit_kinds INTEGER NOT NULL DEFAULT 0,
        verified_only INTEGER NOT NULL DEFAULT 0,
        subject_key INTEGER,
        card_version INTEGER NOT NULL DEFAULT 0,
        card_fields INTEGER NOT NULL DEFAULT 0
      ) STRICT;

      CREATE TABLE tokens (
        id INTEGER PRIMARY KEY,
        account INTEGER NOT NULL REFERENCES accounts (id),
        hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
        label TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX tokens_by_account ON tokens (account);

      CREATE TABLE invites (
        id INTEGER PRIMARY KEY,
        code_hash BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 32),
        uses_left INTEGER NOT NULL CHECK (uses_left >= 0),
        expires_at INTEGER NOT NULL,
        roles INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE card_values (
        account INTEGER NOT NULL REFERENCES accounts (id),
        field INTEGER NOT NULL,
        version INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (account, field)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE blocks (
        id INTEGER PRIMARY KEY,
        blocker INTEGER NOT NULL REFERENCES accounts (id),
        blocker_role INTEGER NOT NULL,
        blocked INTEGER NOT NULL REFERENCES accounts (id),
        party TEXT NOT NULL,
        handle TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        UNIQUE (blocker, party)
      ) STRICT;
      CREATE INDEX blocks_by_blocked ON blocks (blocked, blocker);

      CREATE TABLE exclusion_lists (
        worker INTEGER PRIMARY KEY REFERENCES accounts (id),
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE TABLE exclusions (
        worker INTEGER NOT NULL REFERENCES accounts (id),
        digest BLOB NOT NULL,
        PRIMARY KEY (digest, worker)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX exclusions_by_worker ON exclusions (worker);

      CREATE TABLE companies (
        account INTEGER PRIMARY KEY REFERENCES accounts (id),
        identity BLOB NOT NULL,
        verified_at INTEGER,
        attributes BLOB NOT NULL,
        offered INTEGER NOT NULL,
        required INTEGER NOT NULL,
        held INTEGER NOT NULL,
        fairness_views INTEGER NOT NULL DEFAULT 0,
        fairness_answered INTEGER NOT NULL DEFAULT 0,
        fairness_revealed INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE TABLE company_digests (
        company INTEGER NOT NULL REFERENCES accounts (id),
        digest BLOB NOT NULL,
        PRIMARY KEY (company, digest)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX company_digests_by_digest ON company_digests (digest);

      CREATE TABLE profiles (
        account INTEGER PRIMARY KEY REFERENCES accounts (id),
        content BLOB NOT NULL,
        version INTEGER NOT NULL,
        shuffle INTEGER NOT NULL,
        held INTEGER NOT NULL,
        hidden INTEGER NOT NULL,
        visible INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        region TEXT NOT NULL,
        kinds INTEGER NOT NULL,
        availability INTEGER NOT NULL,
        currency TEXT NOT NULL,
        rate_unit INTEGER NOT NULL,
        rate_min INTEGER NOT NULL,
        rate_max INTEGER NOT NULL,
        offered INTEGER NOT NULL,
        required INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE profile_tags (
        profile INTEGER NOT NULL REFERENCES profiles (account),
        tag TEXT NOT NULL,
        level INTEGER NOT NULL,
        PRIMARY KEY (tag, profile)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX profile_tags_by_profile ON profile_tags (profile);

      CREATE TABLE projects (
        id INTEGER PRIMARY KEY,
        company INTEGER NOT NULL REFERENCES accounts (id),
        content BLOB NOT NULL,
        version INTEGER NOT NULL,
        state INTEGER NOT NULL,
        visible INTEGER NOT NULL,
        posted_at INTEGER NOT NULL,
        title TEXT NOT NULL,
        company_name TEXT NOT NULL,
        company_epoch INTEGER NOT NULL,
        region TEXT NOT NULL,
        kinds INTEGER NOT NULL,
        urgency INTEGER NOT NULL,
        currency TEXT NOT NULL,
        rate_unit INTEGER NOT NULL,
        rate_min INTEGER NOT NULL,
        rate_max INTEGER NOT NULL,
        offered INTEGER NOT NULL,
        required INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX projects_by_company ON projects (company, id);
      CREATE TABLE project_tags (
        project INTEGER NOT NULL REFERENCES projects (id),
        tag TEXT NOT NULL,
        level INTEGER NOT NULL,
        PRIMARY KEY (tag, project)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX project_tags_by_project ON project_tags (project);

      CREATE VIRTUAL TABLE project_search USING fts5 (
        title, body, tags, tokenize = 'unicode61 remove_diacritics 2');
      CREATE VIRTUAL TABLE profile_search USING fts5 (
        title, body, tags, tokenize = 'unicode61 remove_diacritics 2');
      """)
}
