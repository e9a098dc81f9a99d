package io.crmkit.territory.model.tree;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a territory lies, such as {@code /north-america/west/california/}.
 *
 * <p>A path ends with a slash, so that {@code /west/} never begins {@code /west-2/}; {@code /} is above everything.
 * A segment is a name in lower case without accents, its letters and digits kept and everything else made one hyphen.
 */
public record TerritoryPath(String value) implements Comparable<TerritoryPath> {

  private static final char LAST_OF_ASCII = 127;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-|-$");

  /** The path above all roots. */
  public static final TerritoryPath TOP = new TerritoryPath("/");

  public TerritoryPath {
    if (!value.startsWith("/") || !value.endsWith("/") || value.contains("//")) {
      throw new IllegalArgumentException("value must be like /west/california/ but was " + value);
    }
    for (String segment : value.substring(1).split("/")) {
      if (!segment.equals(segment(segment))) {
        throw new IllegalArgumentException("segments must be normalised, but '%s' of %s would be '%s'"
            .formatted(segment, value, segment(segment)));
      }
    }
  }

  /**
   * Reads a path as people type it: slashes around it may be missing, and names need not be normalised.
   *
   * @return the path, or {@code territory.bad-path} if a name between slashes has no letter and no digit
   */
  @FromText
  public static Validated<TerritoryPath> parse(String text) {
    String inner = text.replaceAll("^/|/$", "");
    List<String> segments = new ArrayList<>();
    for (String name : inner.isEmpty() ? new String[0] : inner.split("/", -1)) {
      String segment = segment(name);
      if (segment.isEmpty()) {
        return Validated.invalid(Violations.of(new Violation("", "territory.bad-path",
            "'%s' is no path: '%s' has no letter and no digit. Write it like /west/california/."
                .formatted(text, name))));
      }
      segments.add(segment);
    }
    return Validated.valid(of(segments));
  }

  /** Returns the path of these segments, the topmost first. */
  static TerritoryPath of(List<String> segments) {
    return segments.isEmpty() ? TOP : new TerritoryPath("/" + String.join("/", segments) + "/");
  }

  /** Returns the segment for a name, such as {@code north-america}; empty if the name has no letter and no digit. */
  public static String segment(String name) {
    StringBuilder segment = new StringBuilder(name.length());
    boolean between = false;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter > LAST_OF_ASCII) {
        return segmentBeyondAscii(name);
      }
      char lower = letter >= 'A' && letter <= 'Z' ? (char) (letter + ('a' - 'A')) : letter;
      boolean kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
      if (kept) {
        segment.append(between && !segment.isEmpty() ? "-" : "").append(lower);
      }
      between = !kept;
    }
    return segment.toString();
  }

  private static String segmentBeyondAscii(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String lower = Normalizer.normalize(bare.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    String words = BETWEEN_WORDS.matcher(MARKS.matcher(lower).replaceAll("")).replaceAll("-");
    return HYPHENS_AT_ENDS.matcher(words).replaceAll("");
  }

  /** Returns the segments, the topmost first. */
  public List<String> segments() {
    return value.equals("/") ? List.of() : List.of(value.substring(1).split("/"));
  }

  /** Returns how many territories are above the one that lies here: 0 for a root. */
  public int level() {
    return segments().size() - 1;
  }

  /** Returns whether {@code other} is this path or lies below it. */
  public boolean covers(TerritoryPath other) {
    return other.value.startsWith(value);
  }

  @Override
  public int compareTo(TerritoryPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
