package io.crmkit.dedupe.model;

/** What of the value of a field goes into a key that brings records together. */
public enum KeyPart {
  /** All of it. */
  VALUE,
  /** Each of its words; a value has a key for each. */
  WORD,
  /** Its first four letters, if it has more. */
  BEGINNING,
  /** Its first letter, which is all that some files have of a given name. */
  INITIAL,
  /** The part of an e-mail address before the {@code @}. */
  LOCAL,
  /** Month and day of a date. */
  DAY,
  /** The last seven digits of a phone number, which are the same with and without its country and area. */
  ENDING
}
