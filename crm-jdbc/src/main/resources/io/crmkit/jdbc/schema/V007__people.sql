-- The state of each account and each contact; their history is in crm_event. What stands beside them is there to be looked
-- up by, can be read in the state, and is gone while they are in the bin.
create table if not exists crm_account (
  tenant_id crm_key not null,
  account_id crm_key not null,
  version bigint not null,
  state varchar not null,
  domain varchar(253),
  owner crm_key,
  primary key (tenant_id, account_id)
);

create index if not exists crm_account_domain on crm_account (tenant_id, domain, account_id);

create index if not exists crm_account_owner on crm_account (tenant_id, owner, account_id);

create table if not exists crm_contact (
  tenant_id crm_key not null,
  contact_id crm_key not null,
  version bigint not null,
  state varchar not null,
  primary key (tenant_id, contact_id)
);

create table if not exists crm_contact_email (
  tenant_id crm_key not null,
  email varchar(254) not null,
  contact_id crm_key not null,
  primary key (tenant_id, email, contact_id)
);

create table if not exists crm_contact_account (
  tenant_id crm_key not null,
  account crm_key not null,
  contact_id crm_key not null,
  primary key (tenant_id, account, contact_id)
);
