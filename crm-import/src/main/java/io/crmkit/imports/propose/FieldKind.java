package io.crmkit.imports.propose;

/** What kind of values a field takes, as far as a sample of values can tell it. */
public enum FieldKind {
  TEXT, PERSON_NAME, SALUTATION, COMPANY, EMAIL, PHONE, URL, NUMBER, DATE, BOOLEAN, STREET,
  POSTAL_CODE, COUNTRY, IDENTIFIER
}
