package io.crmkit.imports.read;

import io.crmkit.imports.value.Mojibake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is found out about a file on the way to its first row. */
final class Findings {

  private static final int SHOWN = 60;

  private final List<Finding> all = new ArrayList<>();
  private Format format = Format.DELIMITED;
  private CharsetFinding charset = new CharsetFinding("UTF-8", 100, CharsetFinding.Known.DECLARED);
  private @Nullable Dialect dialect;

  void add(Finding finding) {
    if (!all.contains(finding)) {
      all.add(finding);
    }
  }

  void addAll(List<Finding> findings) {
    findings.forEach(this::add);
  }

  /** Looks at the values of the first rows for texts that were misread before. */
  void mojibake(Stream<@Nullable String> values) {
    values.filter(value -> value != null && Mojibake.repair(value).isPresent()).findFirst()
        .ifPresent(value -> add(new Finding("import.text.mojibake",
            "The file has texts that were misread before it was written (%s); export it again in UTF-8.".formatted(
                value.length() > SHOWN ? value.substring(0, SHOWN) : value))));
  }

  void format(Format found) {
    this.format = found;
  }

  void charset(CharsetFinding found) {
    this.charset = found;
  }

  void dialect(Dialect found) {
    this.dialect = found;
  }

  SourceReport report(List<ColumnName> columns, PassedOver passedOver) {
    return new SourceReport(format, charset, dialect, columns, all, passedOver);
  }

  /** Returns the values as the file would write them, on one line. */
  String written(Cells cells) {
    Dialect as = dialect == null ? Dialect.RFC_4180 : dialect;
    return cells.stream().map(value -> written(value, as)).collect(Collectors.joining(String.valueOf(as.delimiter())));
  }

  private static String written(@Nullable String value, Dialect as) {
    if (value == null) {
      return "";
    }
    boolean quoted = value.isEmpty() || value.indexOf(as.delimiter()) >= 0 || value.indexOf(as.quote()) >= 0
        || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
    String quote = String.valueOf(as.quote());
    return quoted ? quote + value.replace(quote, quote + quote) + quote : value;
  }
}
