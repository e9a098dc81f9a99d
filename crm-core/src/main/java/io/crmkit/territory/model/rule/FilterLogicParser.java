package io.crmkit.territory.model.rule;

import io.crmkit.core.Violation;
import io.crmkit.territory.model.rule.FilterLogic.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads filter logic by recursive descent; stops at the first mistake of syntax. */
final class FilterLogicParser {

  private static final String END = "";
  private static final int LONGEST_NUMBER = 6;

  private final String text;
  private final int criteria;
  private final BitSet used = new BitSet();
  private final List<Violation> problems = new ArrayList<>();
  private int next;
  private int start;
  private int depth;
  private String token;

  FilterLogicParser(String text, int criteria) {
    this.text = text;
    this.criteria = criteria;
    this.token = read();
  }

  List<Violation> problems() {
    return problems;
  }

  /** Returns the whole of the logic; null if it cannot be read. */
  @Nullable Part logic() {
    Part root = any();
    if (root != null && !token.isEmpty()) {
      return syntax("AND, OR or the end");
    }
    if (root != null) {
      reportUnused();
    }
    return root;
  }

  private @Nullable Part any() {
    List<Part> parts = joined("OR", this::all);
    return parts.size() > 1 ? new Part.Any(parts) : only(parts);
  }

  private @Nullable Part all() {
    List<Part> parts = joined("AND", this::negation);
    return parts.size() > 1 ? new Part.All(parts) : only(parts);
  }

  private static @Nullable Part only(List<Part> parts) {
    return parts.isEmpty() ? null : parts.get(0);
  }

  /** Returns the parts; none if one of them cannot be read. */
  private List<Part> joined(String word, Supplier<@Nullable Part> operand) {
    List<Part> parts = new ArrayList<>();
    do {
      Part part = operand.get();
      if (part == null) {
        return List.of();
      }
      parts.add(part);
    } while (take(word));
    return parts;
  }

  private @Nullable Part negation() {
    if (take("NOT")) {
      Part part = nested(this::negation);
      return part == null ? null : new Part.Not(part);
    }
    if (take("(")) {
      Part part = nested(this::any);
      return part == null || take(")") ? part : syntax("')'");
    }
    return !token.isEmpty() && isDigit(token.charAt(0)) ? number() : syntax("a number, NOT or '('");
  }

  private @Nullable Part nested(Supplier<@Nullable Part> part) {
    if (++depth > FilterLogic.DEEPEST) {
      report("too-deep", "brackets and NOTs stand at most %d within each other".formatted(FilterLogic.DEEPEST));
      return null;
    }
    Part read = part.get();
    depth--;
    return read;
  }

  private Part number() {
    int number = token.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Integer.parseInt(token);
    if (number < 1 || number > criteria) {
      report("number", "there is no criterion %s; there are 1 to %d".formatted(token, criteria));
    } else {
      used.set(number);
    }
    token = read();
    return new Part.Criterion(number);
  }

  private void reportUnused() {
    for (int number = 1; number <= criteria; number++) {
      if (!used.get(number) && problems.isEmpty()) {
        start = text.length();
        report("unused", "criterion %d is not used; join it in or remove it".formatted(number));
      }
    }
  }

  private @Nullable Part syntax(String expected) {
    report("syntax", "expected %s but found %s".formatted(expected, token.isEmpty() ? "the end" : "'" + token + "'"));
    return null;
  }

  private void report(String code, String message) {
    problems.add(new Violation("", "territory.logic-" + code, "Column %d: %s.".formatted(start + 1, message)));
  }

  private boolean take(String word) {
    boolean found = token.toUpperCase(Locale.ROOT).equals(word);
    if (found) {
      token = read();
    }
    return found;
  }

  private String read() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    start = next;
    if (next == text.length()) {
      return END;
    }
    boolean digits = isDigit(text.charAt(next));
    boolean letters = Character.isLetter(text.charAt(next));
    do {
      next++;
    } while (next < text.length()
        && (digits && isDigit(text.charAt(next)) || letters && Character.isLetter(text.charAt(next))));
    return text.substring(start, next);
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
