-- Bytes that a database keeps aside, so that reading other columns of a row does not read them.
-- h2:
create domain if not exists crm_bytes as binary large object;
-- postgresql:
create domain crm_bytes as bytea;

-- Every version of what a tenant scores by; rows are only ever added. document has the SHA-256 of ir and baseline, which are
-- empty where there is none.
create table if not exists crm_churn_model (
  tenant_id crm_key not null,
  version bigint not null,
  document varchar not null,
  ir crm_bytes not null,
  baseline crm_bytes not null,
  primary key (tenant_id, version)
);
