package io.crmkit.ai.guard.fact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words and letters that multiply the number before them by a power of ten. */
final class Magnitudes {

  /** Where a billion is a million millions. */
  private static final Set<String> LONG_SCALE = Set.of("de", "fr", "da", "nb", "nn", "no", "fi");

  /** Where {@code mil} is a thousand; elsewhere it is short for a million. */
  private static final Set<String> THOUSAND_IS_MIL = Set.of("es", "pt");

  private static final Map<String, Integer> POWERS = powers();
  private static final Map<String, Integer> LONG = Map.of(
      "billion", 12, "billions", 12, "billionen", 12, "trillion", 18, "trillions", 18, "trillionen", 18);

  private Magnitudes() {}

  private static Map<String, Integer> powers() {
    Map<String, Integer> powers = new HashMap<>();
    add(powers, 2, "hundred", "hundreds", "hundert");
    add(powers, 3, "k", "K", "thousand", "thousands", "tausend", "tsd", "tsd.", "grand", "mille", "mila", "duizend",
        "tusen", "tusind", "tys", "tys.", "тыс", "тыс.", "тысяч", "тысячи");
    add(powers, 5, "lakh", "lakhs", "lac", "lacs");
    add(powers, 6, "m", "M", "mn", "mm", "mio", "mio.", "mill", "mill.", "mil", "mil.", "mln", "million", "millions",
        "millionen", "millón", "millones", "milione", "milioni", "miljoen", "miljon", "miljoner", "millioner", "milhão",
        "milhões", "млн", "миллион", "миллиона", "миллионов");
    add(powers, 7, "crore", "crores");
    add(powers, 9, "b", "B", "bn", "md", "mds", "mrd", "mrd.", "mld", "mlrd", "mia", "mia.", "billion", "billions",
        "billionen", "milliard", "milliards", "milliarde", "milliarden", "milliarder", "miljard", "miljarder", "miliardo",
        "miliardi", "bilhão", "bilhões", "млрд", "миллиард", "миллиарда", "миллиардов");
    add(powers, 12, "T", "tn", "trn", "bio.", "trillion", "trillions", "trillionen", "biljoen", "biljon", "biljoner",
        "billón", "billones", "трлн");
    add(powers, 15, "billiarde", "billiarden", "quadrillion", "quadrillions");
    return Map.copyOf(powers);
  }

  private static void add(Map<String, Integer> powers, int power, String... words) {
    for (String word : words) {
      powers.put(word, power);
    }
  }

  /** Returns the power of ten of a word or letter such as {@code k} or {@code Mio.}; null for none. */
  static @Nullable Integer of(String word, Locale language) {
    String small = word.toLowerCase(Locale.ROOT);
    if (LONG_SCALE.contains(language.getLanguage()) && LONG.containsKey(small)) {
      return LONG.get(small);
    }
    if (small.equals("mil") && THOUSAND_IS_MIL.contains(language.getLanguage())) {
      return 3;
    }
    Integer exact = POWERS.get(word);
    return exact != null || word.length() < 2 ? exact : POWERS.get(small);
  }
}
