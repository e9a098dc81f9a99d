package io.crmkit.dedupe.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Words at the ends of a company's name that say in which form it was founded, and little about which one it is. */
public final class LegalForms {

  private static final Set<String> FORMS = Set.of(
      "ab", "ag", "ao", "aps", "as", "asa", "ba", "bhd", "bv", "bvba", "co", "company", "corp", "corporation", "cv",
      "cvba", "doo",
      "eg", "ek", "eood", "ev", "gbr", "gesmbh", "gmbh", "hf", "inc", "incorporated", "jsc", "kft", "kg", "kgaa", "kk",
      "lda", "limited", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "nyrt", "od", "ohg", "oj", "ojsc", "ooo", "oy",
      "oyj",
      "pc", "plc", "pllc", "pt", "pte", "pty", "pvt", "sa", "sagl", "sapi", "sarl", "sas", "sasu", "sc", "sca", "scs",
      "se",
      "sl", "slu", "snc", "spa", "spzoo", "srl", "sro", "stiftung", "tbk", "ug", "ultd", "unlimited", "vof", "youxiangongsi", "zrt");

  /** Forms that stand in front of the name. */
  private static final Set<String> IN_FRONT = Set.of("oao", "ooo", "pao", "pt", "tov", "zao", "zhushihuishe");

  /** Words between two forms, such as those of {@code GmbH und Co. KG}. */
  private static final Set<String> BETWEEN = Set.of("and", "de", "e", "et", "und", "y");

  private static final int LONGEST = 4;

  private LegalForms() {}

  /** Returns whether a plain name has a legal form at one of its ends. */
  public static boolean isIn(String plain) {
    return !without(plain).equals(plain);
  }

  /** Returns a plain name without the legal forms at its ends; a name of nothing else is left as it is. */
  public static String without(String plain) {
    List<String> words = Arrays.asList(plain.split(" "));
    int from = inFront(words);
    int to = words.size();
    for (int form = atEnd(words, from, to); form < to; form = atEnd(words, from, to)) {
      to = form;
      while (to - from > 1 && BETWEEN.contains(words.get(to - 1))) {
        to--;
      }
    }
    return String.join(" ", words.subList(from, to));
  }

  /** How many words in front are a form, whose letters may stand apart. */
  private static int inFront(List<String> words) {
    for (int length = Math.min(LONGEST, words.size() - 1); length > 0; length--) {
      if (IN_FRONT.contains(String.join("", words.subList(0, length)))) {
        return length;
      }
    }
    return 0;
  }

  /** Where the last words begin that are a form, whose letters may stand apart; where they end if they are none. */
  private static int atEnd(List<String> words, int from, int to) {
    for (int length = Math.min(LONGEST, to - from - 1); length > 0; length--) {
      if (FORMS.contains(String.join("", words.subList(to - length, to)))) {
        return to - length;
      }
    }
    return to;
  }
}
