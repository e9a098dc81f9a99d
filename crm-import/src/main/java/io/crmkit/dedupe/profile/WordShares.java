package io.crmkit.dedupe.profile;

import io.crmkit.dedupe.text.LegalForms;
import io.crmkit.dedupe.text.PlainText;
import java.util.List;

/** Of some values, the share whose words look like this or that, each from 0 to 1, and how many words each has. */
final class WordShares {

  final double legalForms;
  final double numbered;
  final double words;

  WordShares(List<String> values) {
    int formed = 0;
    int numbers = 0;
    long parted = 0;
    for (String value : values) {
      String plain = PlainText.of(value);
      String[] parts = plain.split(" ");
      formed += LegalForms.isIn(plain) ? 1 : 0;
      numbers += isNumbered(parts) ? 1 : 0;
      parted += parts.length;
    }
    double all = Math.max(1, values.size());
    legalForms = formed / all;
    numbered = numbers / all;
    words = parted / all;
  }

  private static boolean isNumbered(String[] parts) {
    boolean number = false;
    boolean word = false;
    for (String part : parts) {
      boolean digit = !part.isEmpty() && Character.isDigit(part.charAt(0));
      number |= digit;
      word |= !digit && part.length() > 2;
    }
    return number && word;
  }
}
