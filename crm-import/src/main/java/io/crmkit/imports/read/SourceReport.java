package io.crmkit.imports.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a file turned out to be, and what was made of it; only what was passed over changes while it is read. */
public final class SourceReport {

  private final Format format;
  private final CharsetFinding charset;
  private final @Nullable Dialect dialect;
  private final List<ColumnName> columns;
  private final List<Finding> findings;
  private final PassedOver passedOver;

  SourceReport(
      Format format, CharsetFinding charset, @Nullable Dialect dialect, List<ColumnName> columns,
      List<Finding> findings, PassedOver passedOver) {
    this.format = Objects.requireNonNull(format, "format");
    this.charset = Objects.requireNonNull(charset, "charset");
    this.dialect = dialect;
    this.columns = List.copyOf(columns);
    this.findings = List.copyOf(findings);
    this.passedOver = passedOver;
  }

  public Format format() {
    return format;
  }

  public CharsetFinding charset() {
    return charset;
  }

  /** Returns how it separates and quotes, if it is delimited. */
  public Optional<Dialect> dialect() {
    return Optional.ofNullable(dialect);
  }

  /** Returns the columns in their order. */
  public List<ColumnName> columns() {
    return columns;
  }

  /** Returns what somebody should look at, in the order in which it was found. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns what was read until now and is no row. */
  public PassedOver passedOver() {
    return passedOver;
  }

  @Override
  public String toString() {
    return "%s in %s, %d columns, findings %s".formatted(format, charset.name(), columns.size(), findings);
  }
}
