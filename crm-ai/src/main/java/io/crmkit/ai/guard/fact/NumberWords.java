package io.crmkit.ai.guard.fact;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in words, in English and German: two, forty-two, three hundred thousand, fünfundzwanzig, ein Dutzend. One and
 * its forms count only before a hundred, a thousand, a million or a percentage, since they are articles and pronouns too.
 */
final class NumberWords {

  private static final String[] ENGLISH = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
  };
  private static final String[] ENGLISH_TENS = {
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] GERMAN = {
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"
  };
  private static final String[] GERMAN_TENS = {
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"
  };
  private static final Set<String> ONES = Set.of("one", "a", "an", "ein", "eine", "einer", "einem", "einen");
  private static final Set<String> SCALES = Set.of("hundred", "thousand", "million", "billion", "trillion", "hundert",
      "tausend", "millionen", "milliarde", "milliarden", "billionen", "billiarde", "billiarden", "trillionen");
  private static final Pattern WORD = Pattern.compile("[\\p{L}]+");
  private static final Pattern CLOSE = Pattern.compile("[\\s*_-]+");
  private static final Pattern PERCENT = Pattern.compile("(?i)[\\s-]*+(?:%|per\\s?cent|prozent)");
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Locale language;
  private final Map<String, BigDecimal> words;

  /** A number that stands in words between two places of a text. */
  record Found(BigDecimal value, int start, int end) {}

  NumberWords(Locale language) {
    this.language = language;
    this.words = language.getLanguage().equals("de") ? german() : english();
  }

  private static Map<String, BigDecimal> english() {
    Map<String, BigDecimal> words = new HashMap<>();
    for (int n = 0; n < ENGLISH.length; n++) {
      words.put(ENGLISH[n], BigDecimal.valueOf(n));
    }
    for (int tens = 0; tens < ENGLISH_TENS.length; tens++) {
      words.put(ENGLISH_TENS[tens], BigDecimal.valueOf(tens * 10L + 20));
      for (int n = 1; n < 10; n++) {
        words.put(ENGLISH_TENS[tens] + ENGLISH[n], BigDecimal.valueOf(tens * 10L + 20 + n));
      }
    }
    words.put("dozen", BigDecimal.valueOf(12));
    words.put("half", new BigDecimal("0.5"));
    words.put("double", BigDecimal.valueOf(2));
    words.put("twice", BigDecimal.valueOf(2));
    words.put("triple", BigDecimal.valueOf(3));
    return words;
  }

  private static Map<String, BigDecimal> german() {
    Map<String, BigDecimal> words = new HashMap<>();
    for (int n = 0; n < 1000; n++) {
      String written = german(n);
      words.put(written, BigDecimal.valueOf(n));
      words.put(written.replace("ß", "ss"), BigDecimal.valueOf(n));
      words.put(written + "tausend", BigDecimal.valueOf(n * 1000L));
    }
    words.put("hundert", HUNDRED);
    words.put("tausend", BigDecimal.valueOf(1000));
    words.put("dutzend", BigDecimal.valueOf(12));
    words.put("hälfte", new BigDecimal("0.5"));
    words.put("doppelt", BigDecimal.valueOf(2));
    words.put("dreifach", BigDecimal.valueOf(3));
    return words;
  }

  private static String german(int n) {
    if (n >= 100) {
      return GERMAN[n / 100] + "hundert" + (n % 100 == 0 ? "" : german(n % 100));
    }
    if (n < GERMAN.length) {
      return GERMAN[n];
    }
    return (n % 10 == 0 ? "" : GERMAN[n % 10] + "und") + GERMAN_TENS[n / 10 - 2];
  }

  /** Returns the first number in words from a place of the text on; null if there is none. */
  @Nullable Found next(String text, int from) {
    Matcher word = WORD.matcher(text);
    int at = from;
    while (word.find(at)) {
      Found found = at(text, word);
      if (found != null) {
        return found;
      }
      at = word.end();
    }
    return null;
  }

  private @Nullable Found at(String text, Matcher word) {
    String first = word.group().toLowerCase(Locale.ROOT);
    Spelled spelled = new Spelled();
    if (!spelled.take(first)) {
      return null;
    }
    int start = word.start();
    int end = word.end();
    Matcher next = WORD.matcher(text);
    while (next.find(end) && isClose(text, end, next.start()) && spelled.take(next.group().toLowerCase(Locale.ROOT))) {
      end = next.end();
    }
    boolean isPronoun = ONES.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    return isPronoun && !PERCENT.matcher(text).region(end, text.length()).lookingAt()
        ? null : new Found(spelled.value(), start, end);
  }

  private static boolean isClose(String text, int from, int to) {
    return CLOSE.matcher(text).region(from, to).matches();
  }

  /** Collects the words of one number: units add up, scales multiply what came before them. */
  private final class Spelled {

    private BigDecimal done = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private @Nullable BigDecimal last;

    /** Takes a word if it goes on with the number. */
    boolean take(String word) {
      BigDecimal scale = scaleOf(word);
      if (scale != null && (last != null || words.containsKey(word) || word.startsWith("milliard"))) {
        scale(scale);
        return true;
      }
      BigDecimal value = ONES.contains(word) ? BigDecimal.ONE : words.get(word);
      if (value == null || !goesOn(value)) {
        return false;
      }
      current = current.add(value);
      last = value;
      return true;
    }

    private @Nullable BigDecimal scaleOf(String word) {
      Integer power = SCALES.contains(word) ? Magnitudes.of(word, language) : null;
      return power == null ? null : BigDecimal.TEN.pow(power);
    }

    private void scale(BigDecimal scale) {
      BigDecimal times = current.signum() == 0 ? BigDecimal.ONE : current;
      if (scale.compareTo(HUNDRED) == 0) {
        current = times.multiply(scale);
      } else {
        done = done.add(times.multiply(scale));
        current = BigDecimal.ZERO;
      }
      last = scale;
    }

    /** Twenty goes on with three, a hundred with anything below it, and nothing else does. */
    private boolean goesOn(BigDecimal value) {
      BigDecimal before = last;
      if (before == null) {
        return true;
      }
      boolean afterTens = before.compareTo(new BigDecimal(20)) >= 0 && before.compareTo(HUNDRED) < 0
          && value.compareTo(BigDecimal.TEN) < 0;
      return afterTens || before.compareTo(HUNDRED) >= 0 && value.compareTo(before) < 0;
    }

    BigDecimal value() {
      return done.add(current);
    }
  }
}
