-- Which snapshot of a tenant is the newest that everybody sees, and which is being written; equal while none is.
create table if not exists crm_snapshot_head (
  tenant_id crm_key not null,
  published bigint not null,
  opened bigint not null,
  primary key (tenant_id)
);

-- One row for each snapshot that was published. taken_at is in whole nanoseconds since 1970.
create table if not exists crm_snapshot (
  tenant_id crm_key not null,
  number bigint not null,
  taken_at bigint not null,
  deals bigint not null,
  primary key (tenant_id, number)
);

create index if not exists crm_snapshot_taken on crm_snapshot (tenant_id, taken_at, number);

-- One row for each version of a deal: it was so in the snapshots from valid_from up to the one before valid_to, which is
-- 9223372036854775807 while it still is. Rows of a snapshot above the published one are nobody's until that is published.
create table if not exists crm_snapshot_deal (
  tenant_id crm_key not null,
  deal_id crm_key not null,
  valid_from bigint not null,
  valid_to bigint not null,
  deal varchar not null,
  primary key (tenant_id, deal_id, valid_from)
);
