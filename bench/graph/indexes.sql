-- Keys and indexes of PostgreSQL, made over what is there. Each operation finds its rows in order, and most of their
-- values, in an index.
ALTER TABLE country ADD PRIMARY KEY (id);
ALTER TABLE country ADD UNIQUE (code);
ALTER TABLE person ADD PRIMARY KEY (id);
ALTER TABLE alliance ADD PRIMARY KEY (id);
ALTER TABLE tenure ADD PRIMARY KEY (id);
ALTER TABLE membership ADD PRIMARY KEY (id);
ALTER TABLE loan ADD PRIMARY KEY (id);

-- c, d, g, h: countries and alliances by name.
CREATE INDEX ON country (name, id) INCLUDE (code, region);
CREATE INDEX ON alliance (name, id) INCLUDE (kind);
-- b, c, d, e: a creditor's loans by amount.
CREATE INDEX ON loan (creditor_id, principal_usd DESC, id) INCLUDE (debtor_id, status, "from", instrument);
-- g: a creditor's loans by day.
CREATE INDEX ON loan (creditor_id, "from" DESC, id) INCLUDE (debtor_id, principal_usd);
-- e, f: a debtor's loans with their amounts and creditors.
CREATE INDEX ON loan (debtor_id, principal_usd) INCLUDE (creditor_id);
-- c, d: a country's memberships by id, and the names of their alliances.
CREATE INDEX ON membership (member_id, id) INCLUDE (alliance_id);
CREATE INDEX ON alliance (id) INCLUDE (name);
-- e: who held what in a country, and where a person held what.
CREATE INDEX ON tenure (country_id, rank, holder_id);
CREATE INDEX ON tenure (holder_id, rank, country_id);
CREATE INDEX ON person (id) INCLUDE (name);

-- The relations that PostGraphile makes fields of.
ALTER TABLE tenure ADD FOREIGN KEY (holder_id) REFERENCES person (id);
ALTER TABLE tenure ADD FOREIGN KEY (country_id) REFERENCES country (id);
ALTER TABLE membership ADD FOREIGN KEY (member_id) REFERENCES country (id);
ALTER TABLE membership ADD FOREIGN KEY (alliance_id) REFERENCES alliance (id);
CREATE INDEX ON membership (alliance_id);
ALTER TABLE loan ADD FOREIGN KEY (debtor_id) REFERENCES country (id);
ALTER TABLE loan ADD FOREIGN KEY (creditor_id) REFERENCES country (id);
