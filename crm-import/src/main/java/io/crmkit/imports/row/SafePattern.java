package io.crmkit.imports.row;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that cannot explode: it may look at so many characters of a text, and is refused when it has.
 *
 * <p>Backtracking looks at characters again and again, exponentially often for patterns such as {@code (a+)+b};
 * counting the looks bounds the work by a number, where a clock would bound it by the load of the machine.
 */
final class SafePattern {

  /** Looks at characters for one text; a usual pattern needs a few for each of them. */
  static final int MOST_LOOKS = 200_000;

  private static final String CODE = "import.rule.pattern-too-slow";

  private final Pattern pattern;

  SafePattern(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  boolean matches(String text) throws Unfit {
    return run(text, Matcher::matches);
  }

  String replaceAll(String text, String with) throws Unfit {
    return run(text, matcher -> {
      StringBuilder out = new StringBuilder();
      while (matcher.find()) {
        matcher.appendReplacement(out, with);
        Bounds.check(out.length());
      }
      return matcher.appendTail(out).toString();
    });
  }

  /** Returns a group of the first match; null if nothing matches or the group took no part. */
  @Nullable String extract(String text, @Nullable Integer group) throws Unfit {
    return run(text, matcher -> {
      int wanted = group != null ? group : Math.min(1, matcher.groupCount());
      return matcher.find() ? Optional.ofNullable(matcher.group(wanted)) : Optional.<String>empty();
    }).orElse(null);
  }

  private interface Use<T> {
    T of(Matcher matcher) throws Unfit;
  }

  private <T> T run(String text, Use<T> use) throws Unfit {
    try {
      return use.of(pattern.matcher(new Watched(text)));
    } catch (TooSlow | StackOverflowError e) {
      throw new Unfit(CODE, "The pattern needs too long for %s; make it simpler, without repetitions in repetitions."
          .formatted(Unfit.shown(text)));
    }
  }

  private static final class TooSlow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooSlow() {
      super(null, null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class Watched implements CharSequence {

    private final String text;
    private int looks;

    Watched(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new TooSlow();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
