package io.crmkit.ai.guard;

/** What kind of personal datum a placeholder stands for. */
enum PersonalKind {
  /** What already looks like a placeholder in a text. */
  TEXT,
  EMAIL,
  IBAN,
  CARD,
  PHONE,
  PERSON
}
