-- Keys are made up for a page at a time: those of the revision are kept up to this record; all of them if it is null.
alter table crm_import_key_scheme add column if not exists record_id crm_key;
