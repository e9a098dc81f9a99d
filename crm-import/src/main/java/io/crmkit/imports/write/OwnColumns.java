package io.crmkit.imports.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns by which tables that were written here are known again: an export begins with {@value #ID}, and rejected
 * rows have six of their own behind those of the file that they are from.
 */
public final class OwnColumns {

  /** The first column of an export. */
  public static final String ID = "crmkit_id";

  public static final String LINE = "import_line";
  public static final String OFFSET = "import_byte_offset";
  public static final String COLUMN = "import_column";
  public static final String VALUE = "import_value";
  public static final String RULE = "import_rule";
  public static final String PROBLEM = "import_problem";

  /** The columns of rejected rows. */
  public static final List<String> REJECTED = List.of(LINE, OFFSET, COLUMN, VALUE, RULE, PROBLEM);

  private static final Set<String> NAMES = Set.copyOf(REJECTED);

  /** A name that is there more than once gets a number when it is read. */
  private static final Pattern NUMBERED = Pattern.compile("(import_[a-z_]+) \\(\\d+\\)");

  private OwnColumns() {}

  /** Whether a table with these columns was written here, or in that form. */
  public static boolean isOwn(List<? extends @Nullable String> header) {
    return isExport(header) || isRejected(header);
  }

  /** Whether these are the columns of an export. */
  public static boolean isExport(List<? extends @Nullable String> header) {
    return !header.isEmpty() && ID.equals(header.get(0));
  }

  /** Whether these are the columns of rejected rows. */
  public static boolean isRejected(List<? extends @Nullable String> header) {
    return !rejected(header).isEmpty();
  }

  /**
   * Returns at which index each column of rejected rows is; nothing if one is missing. Ours stand behind columns of the
   * file that are called alike.
   */
  public static Map<String, Integer> rejected(List<? extends @Nullable String> header) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (name != null && name.startsWith("import_")) {
        Matcher numbered = NUMBERED.matcher(name);
        indexes.put(numbered.matches() ? numbered.group(1) : name, i);
      }
    }
    indexes.keySet().retainAll(NAMES);
    return indexes.size() == NAMES.size() ? Map.copyOf(indexes) : Map.of();
  }
}
