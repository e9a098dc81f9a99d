-- Every score of every customer; rows are only ever added. number is 1, 2, 3, … without gaps, at is nanoseconds since 1970.
create table if not exists crm_churn_score (
  tenant_id crm_key not null,
  customer_id crm_key not null,
  number bigint not null,
  at bigint not null,
  score varchar not null,
  primary key (tenant_id, customer_id, number)
);

-- A copy of the newest score of each customer: who adds the next one changes this row, and so holds its lock until the
-- commit; and all customers of a tenant are read from one index.
create table if not exists crm_churn_newest (
  tenant_id crm_key not null,
  customer_id crm_key not null,
  number bigint not null,
  score varchar not null,
  primary key (tenant_id, customer_id)
);
