package io.crmkit.ai.sentiment.lexicon;

import java.util.ArrayList;
import java.util.List;

/**
 * Suffixes and prefixes of English, tried from the safest on: plurals and tenses, comparison, adverbs and nouns of
 * quality, then what turns a word around.
 */
final class EnglishForms implements WordForms {

  private static final int SHORTEST_STEM = 3;
  private static final double AROUND = -0.75;

  @Override
  public List<Form> of(String word) {
    List<Form> forms = new ArrayList<>();
    tenses(word, forms);
    degrees(word, forms);
    qualities(word, forms);
    around(word, forms);
    return forms;
  }

  private static void tenses(String word, List<Form> forms) {
    cut(word, "'s", "", 1, forms);
    cut(word, "s", "", 1, forms);
    cut(word, "es", "", 1, forms);
    cut(word, "ies", "y", 1, forms);
    cut(word, "ed", "", 1, forms);
    cut(word, "d", "", 1, forms);
    cut(word, "ied", "y", 1, forms);
    cut(word, "ing", "", 1, forms);
    cut(word, "ing", "e", 1, forms);
    cut(word, "in'", "ing", 1, forms);
    doubled(word, "ed", forms);
    doubled(word, "ing", forms);
  }

  private static void degrees(String word, List<Form> forms) {
    cut(word, "er", "", 1, forms);
    cut(word, "est", "", 1.2, forms);
    cut(word, "r", "", 1, forms);
    cut(word, "st", "", 1.2, forms);
    cut(word, "ier", "y", 1, forms);
    cut(word, "iest", "y", 1.2, forms);
  }

  private static void qualities(String word, List<Form> forms) {
    cut(word, "ly", "", 1, forms);
    cut(word, "ily", "y", 1, forms);
    cut(word, "ly", "le", 1, forms);
    cut(word, "ally", "", 1, forms);
    cut(word, "ness", "", 1, forms);
    cut(word, "iness", "y", 1, forms);
    cut(word, "ity", "", 1, forms);
    cut(word, "ment", "", 1, forms);
    cut(word, "ful", "", 1, forms);
    cut(word, "fully", "", 1, forms);
    cut(word, "able", "", 1, forms);
  }

  private static void around(String word, List<Form> forms) {
    if (word.length() > SHORTEST_STEM + 2 && word.startsWith("un")) {
      forms.add(new Form(word.substring(2), AROUND));
      if (word.endsWith("ly")) {
        forms.add(new Form(word.substring(2, word.length() - 2), AROUND));
      }
    }
    if (word.length() > SHORTEST_STEM + 4 && word.startsWith("non-")) {
      forms.add(new Form(word.substring(4), AROUND));
    }
    cut(word, "less", "", AROUND, forms);
  }

  private static void cut(String word, String suffix, String instead, double factor, List<Form> forms) {
    int stem = word.length() - suffix.length();
    if (stem >= SHORTEST_STEM && word.endsWith(suffix)) {
      forms.add(new Form(word.substring(0, stem) + instead, factor));
    }
  }

  private static void doubled(String word, String suffix, List<Form> forms) {
    int stem = word.length() - suffix.length();
    if (stem > SHORTEST_STEM && word.endsWith(suffix) && word.charAt(stem - 1) == word.charAt(stem - 2)) {
      forms.add(new Form(word.substring(0, stem - 1), 1));
    }
  }
}
