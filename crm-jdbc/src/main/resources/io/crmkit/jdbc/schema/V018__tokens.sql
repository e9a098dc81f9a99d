-- The state of each family of refresh tokens: hashes only, never a token; its history is in crm_event.
create table if not exists crm_refresh_family (
  tenant_id crm_key not null,
  family_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, family_id)
);

-- Whose the live families are; the row goes when the family ends.
create table if not exists crm_refresh_owner (
  tenant_id crm_key not null,
  family_id crm_key not null,
  session_id crm_key not null,
  user_id crm_key not null,
  primary key (tenant_id, family_id)
);

create index if not exists crm_refresh_owner_session on crm_refresh_owner (tenant_id, session_id, family_id);
create index if not exists crm_refresh_owner_user on crm_refresh_owner (tenant_id, user_id, family_id);

-- The state of each ring of signing keys; private keys are sealed.
create table if not exists crm_key_ring (
  tenant_id crm_key not null,
  ring_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, ring_id)
);

-- Access tokens, families and sessions that are denied until their last token has ended.
create table if not exists crm_denied_token (
  tenant_id crm_key not null,
  denied_id crm_key not null,
  kind varchar(20) not null,
  ends_at timestamp with time zone not null,
  primary key (tenant_id, denied_id, kind)
);

create index if not exists crm_denied_token_end on crm_denied_token (tenant_id, ends_at);
