package io.crmkit.imports.read;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * A column and what it is called: names are cleaned of what nobody sees, and each is there once.
 *
 * @param name as {@link RowSource#header} has it
 * @param original as it stood in the file; empty where it had none
 * @param origin why the two differ, if they do
 */
public record ColumnName(String name, String original, Origin origin) {

  /** Why a column is called what it is called. */
  public enum Origin {
    /** As in the file. */
    KEPT,
    /** Without marks that nobody sees, in Unicode form NFC, with single spaces. */
    CLEANED,
    /** The file has the name more than once; a number was put behind it. */
    DUPLICATE,
    /** The file has no name for it. */
    GENERATED
  }

  public ColumnName {
    Require.notBlank(name, "name");
    Objects.requireNonNull(original, "original");
    Objects.requireNonNull(origin, "origin");
  }
}
