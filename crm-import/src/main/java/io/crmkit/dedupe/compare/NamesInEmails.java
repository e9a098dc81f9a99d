package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextMeasure;
import io.crmkit.dedupe.model.FieldKind;
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
  private static final double OFTEN = 0.1;
  private static final int LOOKED_AT = 2_000;

  private NamesInEmails() {}

  /**
   * Whether two addresses are made of the names of their records, and what is left of them is not alike.
   *
   * @param names of the record with the address, each with all its words
   */
  static boolean explain(String email, List<String> names, String other, List<String> otherNames) {
    String local = local(email);
    String otherLocal = local(other);
    String rest = without(local, names);
    String otherRest = without(otherLocal, otherNames);
    boolean isMadeOfNames = rest.length() < local.length() || otherRest.length() < otherLocal.length();
    return isMadeOfNames && !isAlike(letters(rest), letters(otherRest));
  }

  /** Returns as bits the fields that addresses are often made of, such as names; 0 if there are none. */
  static int names(Records records) {
    List<Field> fields = records.fields();
    List<Field> emails = fields.stream().filter(field -> field.kind() == FieldKind.EMAIL).toList();
    int names = 0;
    for (int f = 0; f < fields.size(); f++) {
      Field field = fields.get(f);
      boolean within = emails.stream().anyMatch(email -> !emails.contains(field) && areMadeOf(records, email, field));
      names |= within ? 1 << f : 0;
    }
    return names;
  }

  private static boolean areMadeOf(Records records, Field emails, Field names) {
    int both = 0;
    int made = 0;
    for (int record = 0; record < records.size(); record += Math.max(1, records.size() / LOOKED_AT)) {
      if (emails.code(record) >= 0 && names.code(record) >= 0) {
        String name = letters(plain(names.texts().text(names.code(record))));
        both++;
        made += name.length() >= SHORTEST_NAME
            && letters(local(emails.texts().text(emails.code(record)))).contains(name) ? 1 : 0;
      }
    }
    return made > OFTEN * both;
  }

  private static String local(String email) {
    int at = email.lastIndexOf('@');
    return plain(at < 0 ? email : email.substring(0, at));
  }

  /** Addresses have ae for ä, where plain texts have a; which of the two somebody wrote does not matter here. */
  private static String plain(String text) {
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u");
  }

  private static String without(String local, List<String> names) {
    String rest = local;
    for (String each : names) {
      String name = plain(each);
      rest = without(rest, name.replace(" ", ""));
      for (String word : name.split(" ")) {
        rest = without(rest, word);
      }
    }
    return rest;
  }

  private static String without(String local, String name) {
    return name.length() < SHORTEST_NAME || !local.contains(name) ? local : local.replace(name, "");
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each != '.' && each != '_' && each != '-' && each != ' ') {
        letters.append(each);
      }
    }
    return letters.toString();
  }

  private static boolean isAlike(String rest, String other) {
    return rest.length() >= SHORTEST_REST && TextMeasure.OPTIMAL_ALIGNMENT.similarity(rest, other) >= ALIKE;
  }
}
