extension Migration {
  /// Engagements, their threads, consents, grants and terms.
  static let engagements = Migration(
    version: 3, name: "engagements",
    sql: """
      CREATE TABLE engagements (
        id INTEGER PRIMARY KEY,
        worker INTEGER NOT NULL REFERENCES accounts (id),
        company INTEGER NOT NULL REFERENCES accounts (id),
        project INTEGER REFERENCES projects (id),
        phase INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 5),
        obstacles INTEGER NOT NULL,
        opening_held INTEGER NOT NULL,
        last_seen INTEGER NOT NULL,
        worker_seen INTEGER NOT NULL,
        company_seen INTEGER NOT NULL,
        worker_messages INTEGER NOT NULL,
        company_messages INTEGER NOT NULL,
        began_at INTEGER NOT NULL,
        worker_epoch INTEGER NOT NULL,
        company_epoch INTEGER NOT NULL,
        CHECK (worker <> company)
      ) STRICT;
      CREATE INDEX engagements_by_pair ON engagements (worker, company, project);
      CREATE INDEX engagements_by_company ON engagements (company);
      CREATE INDEX engagements_by_project ON engagements (project) WHERE project IS NOT NULL;
      CREATE INDEX engagements_of_erased ON engagements (id) WHERE (obstacles & 196608) <> 0 AND phase = 1;

      CREATE TABLE shown (
        engagement INTEGER PRIMARY KEY REFERENCES engagements (id),
        worker_profile BLOB NOT NULL,
        company_attributes BLOB NOT NULL,
        company_verified INTEGER NOT NULL,
        worker_offers INTEGER NOT NULL,
        worker_requires INTEGER NOT NULL,
        company_offers INTEGER NOT NULL,
        company_requires INTEGER NOT NULL,
        project_title TEXT NOT NULL
      ) STRICT;

      CREATE TABLE views (
        engagement INTEGER NOT NULL REFERENCES engagements (id),
        side INTEGER NOT NULL CHECK (side IN (1, 2)),
        account INTEGER NOT NULL REFERENCES accounts (id),
        state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 6),
        origin INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        extension_asked INTEGER NOT NULL,
        extended INTEGER NOT NULL,
        declined INTEGER NOT NULL,
        blocked INTEGER NOT NULL,
        consent_given_at INTEGER,
        consent_expires_at INTEGER,
        consent_fields INTEGER,
        consent_card_version INTEGER,
        consent_project_version INTEGER,
        consent_notice BLOB,
        own_grant INTEGER NOT NULL,
        other_grant INTEGER NOT NULL,
        revealed_at INTEGER,
        agreement_ends_at INTEGER,
        PRIMARY KEY (engagement, side),
        CHECK ((consent_given_at IS NULL) = (consent_expires_at IS NULL)),
        CHECK (revealed_at IS NOT NULL OR (own_grant = 0 AND other_grant = 0))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX views_by_account ON views (account, engagement);
      CREATE INDEX views_by_end ON views (ends_at) WHERE state = 1;
      CREATE INDEX views_by_consent_end ON views (consent_expires_at) WHERE consent_expires_at IS NOT NULL;
      CREATE INDEX views_by_agreement_end ON views (agreement_ends_at) WHERE state = 2;

      CREATE TABLE messages (
        id INTEGER PRIMARY KEY,
        engagement INTEGER NOT NULL REFERENCES engagements (id),
        author INTEGER NOT NULL CHECK (author IN (1, 2)),
        worker_number INTEGER,
        company_number INTEGER,
        delivery INTEGER NOT NULL CHECK (delivery BETWEEN 1 AND 4),
        sent_at INTEGER NOT NULL,
        text TEXT NOT NULL,
        CHECK (worker_number IS NOT NULL OR author = 2),
        CHECK (company_number IS NOT NULL OR author = 1)
      ) STRICT;
      CREATE UNIQUE INDEX messages_of_worker ON messages (engagement, worker_number)
        WHERE worker_number IS NOT NULL;
      CREATE UNIQUE INDEX messages_of_company ON messages (engagement, company_number)
        WHERE company_number IS NOT NULL;
      CREATE INDEX messages_undelivered ON messages (engagement, author) WHERE delivery <> 1;

      CREATE TABLE disclosures (
        engagement INTEGER NOT NULL REFERENCES engagements (id),
        side INTEGER NOT NULL CHECK (side IN (1, 2)),
        key_id INTEGER NOT NULL,
        salt_key INTEGER NOT NULL,
        fields INTEGER NOT NULL,
        purpose INTEGER NOT NULL,
        notice BLOB NOT NULL,
        commitments BLOB NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (engagement, side)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE grants (
        engagement INTEGER NOT NULL REFERENCES engagements (id),
        giver INTEGER NOT NULL CHECK (giver IN (1, 2)),
        holder_account INTEGER NOT NULL REFERENCES accounts (id),
        giver_account INTEGER NOT NULL REFERENCES accounts (id),
        key_id INTEGER,
        fields INTEGER NOT NULL,
        purpose INTEGER NOT NULL,
        sealed BLOB,
        granted_at INTEGER NOT NULL,
        revoked_at INTEGER,
        PRIMARY KEY (engagement, giver),
        CHECK ((key_id IS NULL) = (revoked_at IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX grants_by_holder ON grants (holder_account, engagement);
      CREATE INDEX grants_by_giver ON grants (giver_account, engagement);

      CREATE TABLE receipts (
        engagement INTEGER PRIMARY KEY REFERENCES engagements (id),
        log_position INTEGER NOT NULL UNIQUE,
        day INTEGER NOT NULL,
        content BLOB NOT NULL,
        salt_key INTEGER,
        worker_salt_key INTEGER,
        company_salt_key INTEGER
      ) STRICT;
      CREATE TABLE log_leaves (
        position INTEGER PRIMARY KEY,
        leaf BLOB NOT NULL CHECK (length(leaf) = 32)
      ) STRICT;

      CREATE TABLE terms (
        engagement INTEGER NOT NULL REFERENCES engagements (id),
        number INTEGER NOT NULL,
        author INTEGER NOT NULL CHECK (author IN (1, 2)),
        state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
        proposed_at INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        amount INTEGER NOT NULL CHECK (amount >= 0),
        currency TEXT NOT NULL,
        unit TEXT NOT NULL,
        start_day INTEGER,
        end_day INTEGER,
        text TEXT NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (engagement, number)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX terms_accepted ON terms (engagement) WHERE state = 4;
      CREATE UNIQUE INDEX terms_open ON terms (engagement) WHERE state = 1;
      """)
}
