package io.crmkit.imports.read;

import io.crmkit.imports.read.ColumnName.Origin;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives every column a name of its own, and says what it had to do for that. */
final class ColumnNames {

  private final List<ColumnName> columns = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> duplicates = new TreeSet<>();

  private ColumnNames() {}

  static ColumnNames of(List<@Nullable String> originals) {
    ColumnNames names = new ColumnNames();
    originals.forEach(original -> names.taken.add(cleaned(original == null ? "" : original)));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < originals.size(); i++) {
      String original = originals.get(i);
      names.columns.add(names.named(original == null ? "" : original, i + 1, seen));
    }
    names.report();
    return names;
  }

  /** Returns names for so many columns that have none. */
  static ColumnNames generated(int count) {
    List<@Nullable String> none = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      none.add(null);
    }
    return of(none);
  }

  List<ColumnName> columns() {
    return columns;
  }

  List<Finding> findings() {
    return findings;
  }

  private ColumnName named(String original, int number, Set<String> seen) {
    String clean = cleaned(original);
    if (clean.isEmpty()) {
      return new ColumnName(free("column " + number), original, Origin.GENERATED);
    }
    if (!seen.add(clean)) {
      duplicates.add(clean);
      return new ColumnName(numbered(clean), original, Origin.DUPLICATE);
    }
    return new ColumnName(clean, original, clean.equals(original) ? Origin.KEPT : Origin.CLEANED);
  }

  private String free(String wanted) {
    return taken.add(wanted) ? wanted : numbered(wanted);
  }

  private String numbered(String name) {
    int number = 2;
    while (!taken.add(name + " (" + number + ")")) {
      number++;
    }
    return name + " (" + number + ")";
  }

  private void report() {
    if (!duplicates.isEmpty()) {
      findings.add(new Finding("import.header.duplicate",
          "The file has columns of the same name: " + String.join(", ", duplicates)
              + "; the later ones got a number."));
    }
    long generated = columns.stream().filter(column -> column.origin() == Origin.GENERATED).count();
    if (generated > 0 && generated < columns.size()) {
      findings.add(new Finding("import.header.empty", "%d columns have no name and got one.".formatted(generated)));
    }
    Map<String, String> folded = new HashMap<>();
    for (ColumnName column : columns) {
      String other = folded.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.name());
      if (other != null) {
        findings.add(new Finding("import.header.case",
            "The columns %s and %s differ in nothing but case.".formatted(other, column.name())));
      }
    }
  }

  /** Returns the name in NFC, without marks that nobody sees, and with single spaces. */
  static String cleaned(String original) {
    StringBuilder kept = new StringBuilder(original.length());
    boolean gap = false;
    for (int i = 0; i < original.length(); ) {
      int point = original.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        gap = !kept.isEmpty();
      } else if (isVisible(point)) {
        kept.append(gap ? " " : "").appendCodePoint(point);
        gap = false;
      }
    }
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  /** Byte order marks, zero-width and bidirectional marks are all of category Cf; controls are of category Cc. */
  private static boolean isVisible(int point) {
    int type = Character.getType(point);
    return type != Character.FORMAT && type != Character.CONTROL;
  }
}
