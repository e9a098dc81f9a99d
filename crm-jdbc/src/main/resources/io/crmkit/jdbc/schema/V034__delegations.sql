-- Who may vote for whom. valid_until is null while nobody has set an end, scope the JSON of in which requests; rows are ended,
-- never removed. Instants are nanoseconds since 1970, as in crm_approval.
create table if not exists crm_approval_delegation (
  tenant_id crm_key not null,
  delegation_id crm_key not null,
  principal crm_key not null,
  delegate crm_key not null,
  valid_from bigint not null,
  valid_until bigint,
  scope varchar not null,
  reason varchar not null,
  primary key (tenant_id, delegation_id)
);

create index if not exists crm_approval_delegation_to on crm_approval_delegation (tenant_id, delegate);

create index if not exists crm_approval_delegation_from
  on crm_approval_delegation (tenant_id, principal, valid_from, delegation_id);
