-- The state of each session; its history is in crm_event. What stands beside it is there to be looked up by: ended is why it
-- ended, or empty; times are nanoseconds since 1970, and idle is a length. Only seen_at cannot be read in the state: it is when the
-- session was last used, as far as that was written down. The session and the person at the provider are SHA-256 in hexadecimal,
-- since a provider may name them at any length.
create table if not exists crm_session (
  tenant_id crm_key not null,
  session_id crm_key not null,
  version bigint not null,
  state varchar not null,
  user_id crm_key,
  provider crm_key,
  provider_session crm_key,
  subject crm_key,
  ended crm_key default '' not null,
  ends_at bigint default 0 not null,
  idle bigint default 0 not null,
  seen_at bigint default 0 not null,
  primary key (tenant_id, session_id)
);

create index if not exists crm_session_user on crm_session (tenant_id, user_id, ended, session_id);

create index if not exists crm_session_provider on crm_session (tenant_id, provider, ended, session_id);

create index if not exists crm_session_provider_session on crm_session (tenant_id, provider, provider_session, ended, session_id);

create index if not exists crm_session_subject on crm_session (tenant_id, provider, subject, ended, session_id);

create index if not exists crm_session_open on crm_session (tenant_id, ended, session_id);

-- What happened to logins, sessions, tokens, keys and second factors; rows are only ever added. at is nanoseconds since 1970.
create table if not exists crm_security_event (
  event_id bigint generated always as identity,
  tenant_id crm_key not null,
  at bigint not null,
  kind crm_key not null,
  user_id crm_key,
  provider crm_key,
  event varchar not null,
  primary key (event_id)
);

create index if not exists crm_security_event_all on crm_security_event (tenant_id, event_id);

create index if not exists crm_security_event_time on crm_security_event (tenant_id, at, event_id);

create index if not exists crm_security_event_user on crm_security_event (tenant_id, user_id, at, event_id);

create index if not exists crm_security_event_provider on crm_security_event (tenant_id, provider, at, event_id);
