-- The state of each lead; its history is in crm_event. What stands beside it is there to be looked up by, can be read in the
-- state, and is gone while the lead is in the bin.
create table if not exists crm_lead (
  tenant_id crm_key not null,
  lead_id crm_key not null,
  version bigint not null,
  state varchar not null,
  owner crm_key,
  status crm_key,
  primary key (tenant_id, lead_id)
);

create index if not exists crm_lead_owner on crm_lead (tenant_id, owner, lead_id);

create index if not exists crm_lead_status on crm_lead (tenant_id, status, lead_id);

create index if not exists crm_lead_owner_status on crm_lead (tenant_id, owner, status, lead_id);

create table if not exists crm_lead_email (
  tenant_id crm_key not null,
  email varchar(254) not null,
  lead_id crm_key not null,
  primary key (tenant_id, email, lead_id)
);
