package io.crmkit.ai.diff;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kinds as people write them. */
final class Words {

  private static final int MOST_LISTED = 5;

  private Words() {}

  /** Returns a record as its kind in lower case and its components in round brackets, if it has any. */
  static String of(Record part) {
    String text = part.toString().replace('[', '(').replace(']', ')').replace("()", "");
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  static String of(Object part) {
    return part instanceof Record known ? of(known) : part.toString();
  }

  /** Returns the kind of a part in lower case, with spaces between words. */
  static String kind(Object part) {
    return part.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /** Returns the first five and how many more there are. */
  static String list(Stream<String> names) {
    var all = names.toList();
    String first = all.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return all.size() <= MOST_LISTED ? first : first + " and %d more".formatted(all.size() - MOST_LISTED);
  }
}
