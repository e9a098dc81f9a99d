package io.crmkit.dedupe.merge.model;

import io.crmkit.core.naming.JsonNames;
import org.jspecify.annotations.Nullable;

/**
 * Which of several values of a field survives.
 *
 * @param rule how it is chosen
 * @param as for {@code min} and {@code max}: how values are compared; as text where it is null
 * @param separator for {@code union}: what stands between values, in them and in the result; {@value #USUAL_SEPARATOR}
 *     where it is null
 * @param custom for {@code custom}: the name of a rule of the host
 */
public record SurvivorRule(
    Kind rule, @Nullable Ordering as, @Nullable String separator, @Nullable String custom) {

  static final String USUAL_SEPARATOR = ";";

  /** How a value is chosen. What ties is decided by the most recent, then the most trusted, then the id of the record. */
  public enum Kind {
    /** Of the record that was modified last. */
    MOST_RECENT,
    /** Of the source that stands first among the trusted ones; sources that do not stand there are trusted least. */
    MOST_TRUSTED,
    /** Of the record in which most fields have a value. */
    MOST_COMPLETE,
    /** With the most letters, in code points, blanks at its ends apart. */
    LONGEST,
    /** That most records have, blanks at its ends apart. */
    MOST_FREQUENT,
    /** The smallest; what cannot be read as the ordering says is chosen only if nothing can. */
    MIN,
    /** The largest; what cannot be read as the ordering says is chosen only if nothing can. */
    MAX,
    /** All of them, each once, in the order in which they would be chosen one by one. */
    UNION,
    /** As the host says. */
    CUSTOM
  }

  /** How values are compared. */
  public enum Ordering {
    /** By code points, blanks at its ends apart. */
    TEXT,
    /** As decimal numbers such as {@code -12.50}. */
    NUMBER,
    /** As ISO dates such as {@code 2024-11-05}. */
    DATE
  }

  /** Returns a rule without settings. */
  public static SurvivorRule of(Kind rule) {
    return new SurvivorRule(rule, null, null, null);
  }

  /** Returns {@code min} or {@code max} by an ordering. */
  public static SurvivorRule of(Kind rule, Ordering as) {
    return new SurvivorRule(rule, as, null, null);
  }

  /** Returns {@code union} of values that a text separates. */
  public static SurvivorRule union(String separator) {
    return new SurvivorRule(Kind.UNION, null, separator, null);
  }

  /** Returns the rule of the host that goes by a name. */
  public static SurvivorRule custom(String name) {
    return new SurvivorRule(Kind.CUSTOM, null, null, name);
  }

  Ordering ordering() {
    return as == null ? Ordering.TEXT : as;
  }

  String between() {
    return separator == null ? USUAL_SEPARATOR : separator;
  }

  /** Returns the name under which lineage speaks of it, such as {@code most_recent} or {@code custom:vip}. */
  String label() {
    String name = JsonNames.of(rule);
    return custom == null ? name : name + ":" + custom;
  }
}
