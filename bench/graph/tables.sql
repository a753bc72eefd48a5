-- The tables of PostgreSQL. Columns are named as the properties, in snake case; the parties of a fact are its foreign keys.
CREATE TABLE country (
  id text NOT NULL,
  code text NOT NULL,
  iso3 text,
  name text NOT NULL,
  official_name text,
  region text,
  latitude double precision,
  longitude double precision,
  cow integer,
  gw integer
);

CREATE TABLE person (
  id text NOT NULL,
  name text NOT NULL,
  aliases text[] NOT NULL,
  birth_year integer
);

CREATE TABLE alliance (
  id text NOT NULL,
  name text NOT NULL,
  aliases text[] NOT NULL,
  kind text NOT NULL,
  obligations text[] NOT NULL
);

CREATE TABLE tenure (
  id text NOT NULL,
  office text NOT NULL,
  rank text NOT NULL,
  "from" date,
  from_precision text,
  until date,
  until_precision text,
  disputed boolean NOT NULL,
  holder_id text NOT NULL,
  country_id text NOT NULL
);

CREATE TABLE membership (
  id text NOT NULL,
  status text NOT NULL,
  "from" date,
  from_precision text,
  disputed boolean NOT NULL,
  member_id text NOT NULL,
  alliance_id text NOT NULL
);

CREATE TABLE loan (
  id text NOT NULL,
  instrument text,
  principal double precision,
  currency text,
  principal_usd double precision,
  usd_basis text,
  status text,
  repayment text[] NOT NULL,
  umbrella boolean NOT NULL,
  "from" date,
  from_precision text,
  disputed boolean NOT NULL,
  debtor_id text NOT NULL,
  creditor_id text
);
