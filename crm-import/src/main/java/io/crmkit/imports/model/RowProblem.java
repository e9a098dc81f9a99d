package io.crmkit.imports.model;

import io.crmkit.core.Require;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a row.
 *
 * @param column the column of the file to correct; null for the whole row, or a field that no column is mapped to
 * @param field the field of the record; null for the whole row
 * @param raw the value as it stands in the file, cut after {@value #LONGEST} characters; null if there is none
 * @param code the rule that it breaks, such as {@code import.rule.email}
 * @param message one English sentence that says what to do
 */
public record RowProblem(
    @Nullable String column, @Nullable String field, @Nullable String raw, String code, String message) {

  /** What is kept of a value. */
  public static final int LONGEST = 1_000;

  public RowProblem {
    Require.notBlank(code, "code");
    Require.notBlank(message, "message");
    column = column == null ? null : Sound.text(column);
    message = Sound.text(message);
    raw = raw == null ? null : Sound.text(raw.length() <= LONGEST ? raw : cut(raw));
  }

  private static String cut(String raw) {
    return raw.substring(0, Character.isHighSurrogate(raw.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
