package io.crmkit.imports.model.template;

import org.jspecify.annotations.Nullable;

/**
 * Whose value of a field wins when a row meets a record, whatever the strategy says.
 *
 * @param source the file that the policy is for, by its name; for a workbook or an archive all that is in it, and a
 *     member by its own name or with the archive before it, {@code web.zip!/web.csv}; all files if null
 */
public record FieldPolicy(String field, @Nullable String source, Take take) {

  /** Which value wins. */
  public enum Take {
    /** That of the record, even if it has none. */
    EXISTING,
    /** That of the row. */
    IMPORTED,
    /** That of the record, or that of the row if the record has none. */
    FILL,
    /** The one with more characters; that of the record if they are equal. */
    LONGEST,
    /**
     * Both, as a list such as {@code a; b}, each value once and those of the record first. Semicolons separate values,
     * and quotes hold one together.
     */
    UNION
  }
}
