package io.crmkit.testkit.imports;

import io.crmkit.core.Require;

/**
 * A column of a made-up export.
 *
 * @param header as the system writes it
 * @param field where it belongs, {@link #NOWHERE} or {@link #OPEN}
 * @param content what kind of values stand in it, which is the field unless the header misleads
 */
public record ExportColumn(String header, String field, String content) {

  /** The field of a column that has to stay unmapped. */
  public static final String NOWHERE = "-";

  /** The field of a column that wants the same field as another one, so that somebody has to choose. */
  public static final String OPEN = "~";

  public ExportColumn {
    Require.notBlank(header, "header");
    Require.notBlank(field, "field");
    Require.notBlank(content, "content");
  }

  /** Returns the column under another header. */
  ExportColumn named(String name) {
    return new ExportColumn(name, field, content);
  }
}
