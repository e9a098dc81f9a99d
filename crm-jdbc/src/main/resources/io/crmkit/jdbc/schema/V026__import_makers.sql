-- The import that has made a record, as long as nobody else has written it; kept with its keys too, so that an import
-- does not look at its own.
alter table crm_import_record add column if not exists made_by crm_key;
alter table crm_import_record_match add column if not exists made_by crm_key;
