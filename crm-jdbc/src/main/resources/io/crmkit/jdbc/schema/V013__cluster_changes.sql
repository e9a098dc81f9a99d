-- Which records (kind 0) and joined entities (kind 1) each of the last versions of an index wrote, so that whoever has read an
-- index can take over what others wrote since. It says what was written, not what: that stands in the tables of V010.
create table if not exists crm_cluster_change (
  tenant_id crm_key not null,
  version bigint not null,
  kind smallint not null,
  changed_id crm_key not null,
  primary key (tenant_id, version, kind, changed_id)
);
