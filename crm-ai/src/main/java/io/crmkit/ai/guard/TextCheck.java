package io.crmkit.ai.guard;

import java.util.ArrayList;
import java.util.List;

/** Says for what a text may not pass. Implementations are pure and safe for concurrent use. */
@FunctionalInterface
public interface TextCheck {

  /** Returns everything that is wrong with a text, in the order of the checks; nothing if it may pass. */
  List<Finding> check(String text);

  /** Returns a check that finds what any of these finds. */
  static TextCheck all(TextCheck... checks) {
    return all(List.of(checks));
  }

  /** Returns a check that finds what any of these finds. */
  static TextCheck all(List<? extends TextCheck> checks) {
    List<TextCheck> each = List.copyOf(checks);
    return text -> {
      List<Finding> found = new ArrayList<>();
      each.forEach(check -> found.addAll(check.check(text)));
      return List.copyOf(found);
    };
  }
}
