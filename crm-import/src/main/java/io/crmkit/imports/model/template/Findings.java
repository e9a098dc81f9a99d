package io.crmkit.imports.model.template;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The problems of one template; no more than a hundred are kept. */
final class Findings {

  private static final int MOST = 100;
  private static final int MOST_NAMED = 20;
  private static final int LONGEST_PATTERN = 1_000;

  private final List<Violation> all = new ArrayList<>();

  List<Violation> all() {
    return all;
  }

  void add(String pointer, String code, String message) {
    if (all.size() < MOST) {
      all.add(new Violation(pointer, "import.template." + code, message));
    }
  }

  static String pointer(String parent, String name) {
    return parent + JsonPointer.ROOT.child(name);
  }

  void limit(String pointer, String what, int size, int most) {
    if (size > most) {
      add(pointer, "too-many", "There are %d %s here; at most %d are read.".formatted(size, what, most));
    }
  }

  void known(String pointer, String field, Collection<String> known) {
    if (!known.contains(field)) {
      List<String> some = known.stream().limit(MOST_NAMED).toList();
      add(pointer, "field", ("'%s' is no field of the rows here; there are %s%s. Map a column to it, or correct the"
          + " name.").formatted(field, some, some.size() < known.size() ? " and more" : ""));
    }
  }

  /** Reports a pattern that cannot be read; returns how many groups it has, -1 if it cannot be read. */
  int pattern(String pointer, String text) {
    if (text.isEmpty() || text.length() > LONGEST_PATTERN) {
      add(pointer, "pattern", "A pattern has 1 to %d characters but this one has %d."
          .formatted(LONGEST_PATTERN, text.length()));
      return -1;
    }
    try {
      return Pattern.compile(text).matcher("").groupCount();
    } catch (PatternSyntaxException | StackOverflowError e) {
      String why = e instanceof PatternSyntaxException syntax ? syntax.getDescription() : "it nests too deeply";
      add(pointer, "pattern", "This is no pattern: %s.".formatted(why));
      return -1;
    }
  }
}
