-- Logins by OAuth 2.0 that were begun and wait for their answer: hashes and a sealed verifier, and no secret. A login that was
-- answered stays until it is over, so that a second answer is known for what it is. Times are nanoseconds since 1970.
create table if not exists crm_pending_login (
  tenant_id crm_key not null,
  login_id crm_key not null,
  provider crm_key not null,
  browser varchar not null,
  nonce varchar not null,
  verifier varchar not null,
  redirect_uri varchar not null,
  return_to varchar not null,
  expires_at bigint not null,
  used boolean not null,
  primary key (tenant_id, login_id)
);

create index if not exists crm_pending_login_end on crm_pending_login (tenant_id, expires_at);

-- Requests of SAML that were sent and wait for their response, and those that were answered, until they are over.
create table if not exists crm_saml_request (
  tenant_id crm_key not null,
  request_id crm_key not null,
  provider crm_key not null,
  browser crm_key not null,
  issued_at bigint not null,
  expires_at bigint not null,
  reauthentication varchar(20) not null,
  return_to varchar,
  used boolean not null,
  primary key (tenant_id, request_id)
);

create index if not exists crm_saml_request_end on crm_saml_request (tenant_id, expires_at);

-- What was used and must not be used again: the hashes of codes, nonces, logout tokens and assertions.
create table if not exists crm_replay (
  tenant_id crm_key not null,
  what crm_key not null,
  remembered_until bigint not null,
  primary key (tenant_id, what)
);

create index if not exists crm_replay_end on crm_replay (tenant_id, remembered_until);

-- When a session ended; null while nobody has ended it. Of those that ended before this column was there, the last time that
-- they could have ended.
alter table crm_session add column if not exists ended_at bigint;

update crm_session set ended_at = ends_at where ended <> '' and ended_at is null;

create index if not exists crm_session_ended on crm_session (tenant_id, ended_at);

-- When a family of refresh tokens is over: it ended, or its last token does. Null for one that nobody touched since before this
-- column was there; it is not deleted.
alter table crm_refresh_family add column if not exists over_at bigint;

create index if not exists crm_refresh_family_over on crm_refresh_family (tenant_id, over_at);
