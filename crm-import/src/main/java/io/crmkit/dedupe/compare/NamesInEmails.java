package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextMeasure;
import java.util.List;

/**
 * Tells e-mail addresses that are alike for the names alone that they are made of: those of namesakes, who are two
 * people. What the names say is counted by the fields that have them; it would count twice, and for chance namesakes in
 * large tables it would count for all that a match has.
 */
final class NamesInEmails {

  private static final int SHORTEST_NAME = 3;
  private static final int SHORTEST_REST = 2;
  private static final double ALIKE = 0.7;

  private NamesInEmails() {}

  /**
   * Whether two addresses are made of the names of their records, and what is left of them is not alike.
   *
   * @param names of the record with the address; some may be null
   */
  static boolean explain(String email, List<String> names, String other, List<String> otherNames) {
    String local = local(email);
    String otherLocal = local(other);
    String rest = without(local, names);
    String otherRest = without(otherLocal, otherNames);
    boolean isMadeOfNames = rest.length() < local.length() || otherRest.length() < otherLocal.length();
    return isMadeOfNames && !isAlike(letters(rest), letters(otherRest));
  }

  private static String local(String email) {
    int at = email.lastIndexOf('@');
    return at < 0 ? email : email.substring(0, at);
  }

  private static String without(String local, List<String> names) {
    String rest = local;
    for (String each : names) {
      String name = each.indexOf(' ') < 0 ? each : each.replace(" ", "");
      rest = name.length() < SHORTEST_NAME || !rest.contains(name) ? rest : rest.replace(name, "");
    }
    return rest;
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each != '.' && each != '_' && each != '-') {
        letters.append(each);
      }
    }
    return letters.toString();
  }

  private static boolean isAlike(String rest, String other) {
    return rest.length() >= SHORTEST_REST && TextMeasure.OPTIMAL_ALIGNMENT.similarity(rest, other) >= ALIKE;
  }
}
