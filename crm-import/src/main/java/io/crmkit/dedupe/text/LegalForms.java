package io.crmkit.dedupe.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Words at the end of a company's name that say in which form it was founded, and little about which one it is. */
public final class LegalForms {

  private static final Set<String> FORMS = Set.of(
      "ab", "ag", "ao", "aps", "as", "asa", "ba", "bhd", "bv", "bvba", "co", "company", "corp", "corporation", "cv",
      "cvba",
      "eg", "ek", "eood", "ev", "gbr", "gesmbh", "gmbh", "hf", "inc", "incorporated", "jsc", "kft", "kg", "kgaa", "kk",
      "lda", "limited", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "nyrt", "od", "ohg", "oj", "ojsc", "ooo", "oy",
      "oyj",
      "pc", "plc", "pllc", "pt", "pte", "pty", "pvt", "sa", "sagl", "sapi", "sarl", "sas", "sasu", "sc", "sca", "scs",
      "se",
      "sl", "slu", "snc", "spa", "spzoo", "srl", "sro", "stiftung", "tbk", "ug", "ultd", "unlimited", "vof", "zrt");

  private LegalForms() {}

  /** Returns whether a plain word is a legal form. */
  public static boolean isForm(String word) {
    return FORMS.contains(word);
  }

  /** Returns a plain name without the legal forms at its end; a name of nothing else is left as it is. */
  public static String without(String plain) {
    List<String> words = new ArrayList<>(Arrays.asList(plain.split(" ")));
    while (words.size() > 1 && (isForm(words.get(words.size() - 1)) || words.get(words.size() - 1).equals("and"))) {
      words.remove(words.size() - 1);
    }
    return String.join(" ", words);
  }
}
