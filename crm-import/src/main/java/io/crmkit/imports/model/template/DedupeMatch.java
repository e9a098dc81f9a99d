package io.crmkit.imports.model.template;

/** When rows are the same by their {@code dedupe_fields}. */
public enum DedupeMatch {
  /** All fields are equal; a row that has no value in one of them equals nothing. */
  ALL,
  /** One field is equal; the score is the share of the fields that are. */
  ANY
}
