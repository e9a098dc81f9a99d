package io.crmkit.imports.read;

/** What becomes of a row that has fewer values than there are columns. */
public enum ShortRows {

  /** It is handed over as an {@link UnreadableRow}: half a row looks the same. */
  REFUSE,

  /** The values that are missing at its end are {@code null}, as programs write it that leave out empty values. */
  FILL
}
