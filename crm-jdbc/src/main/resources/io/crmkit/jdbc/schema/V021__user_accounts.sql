-- The state of each account; its history is in crm_event.
create table if not exists crm_user_account (
  tenant_id crm_key not null,
  user_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, user_id)
);

-- By what accounts are found, each once in a tenant: identities and proved addresses, as identity/ or email/ and SHA-256 in
-- hexadecimal, since a provider may name people at any length.
create table if not exists crm_user_account_key (
  tenant_id crm_key not null,
  account_key crm_key not null,
  user_id crm_key not null,
  primary key (tenant_id, account_key)
);

create index if not exists crm_user_account_key_user on crm_user_account_key (tenant_id, user_id);

-- The roles of active accounts.
create table if not exists crm_user_account_role (
  tenant_id crm_key not null,
  role crm_key not null,
  user_id crm_key not null,
  primary key (tenant_id, role, user_id)
);

-- What holds for all accounts of a tenant together; one row each.
create table if not exists crm_user_roster (
  tenant_id crm_key not null,
  roster_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, roster_id)
);
