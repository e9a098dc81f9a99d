package io.crmkit.imports.value;

import io.crmkit.imports.text.VisibleText;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The name of a person in two fields, out of one.
 *
 * @param given what comes first in most countries; empty for people of one name
 * @param family the name that is sorted by; of people of one name, that name
 * @param certain whether the order is told by a comma, by the script, or by there being but two words
 */
public record PersonName(String given, String family, boolean certain) {

  private static final Set<String> PARTICLES =
      Set.of("van", "von", "vom", "zu", "zur", "zum", "de", "del", "della", "der", "den",
      "des", "di", "da", "do", "dos", "du", "la", "le", "las", "los", "ten", "ter", "el", "al", "bin", "ibn", "st.",
          "saint");
  private static final Set<String> SUFFIXES =
      Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.");
  private static final Set<String> LONG_CHINESE_NAMES =
      Set.of("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "公孙", "公孫", "慕容", "令狐", "夏侯");
  private static final Set<String> LONG_KOREAN_NAMES = Set.of("남궁", "황보", "제갈", "사공", "선우", "서문", "독고");

  public PersonName {
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(family, "family");
  }

  /**
   * Takes a full name apart: {@code O'Brien, Pat}, {@code Ludwig van Beethoven}, {@code 欧阳娜娜}, {@code Madonna}. A name
   * of Han characters or Hangul without a blank has its family name first; with one, Japanese too.
   */
  public static PersonName of(String text) {
    String name = VisibleText.of(text);
    int comma = name.indexOf(',');
    if (comma > 0 && !SUFFIXES.contains(name.substring(comma + 1).strip().toLowerCase(Locale.ROOT))) {
      return new PersonName(name.substring(comma + 1).strip(), name.substring(0, comma).strip(), true);
    }
    return isEastAsian(name) ? eastAsian(name) : western(Arrays.asList(name.split(" ")));
  }

  private static boolean isEastAsian(String name) {
    return !name.isEmpty() && name.codePoints().filter(Character::isLetter).allMatch(point -> {
      UnicodeScript script = UnicodeScript.of(point);
      return script == UnicodeScript.HAN || script == UnicodeScript.HANGUL || script == UnicodeScript.HIRAGANA;
    }) && name.codePoints().anyMatch(Character::isLetter);
  }

  private static PersonName eastAsian(String name) {
    int blank = name.indexOf(' ');
    if (blank > 0) {
      return new PersonName(name.substring(blank + 1), name.substring(0, blank), true);
    }
    boolean twoSigns = name.length() > 2
        && (LONG_CHINESE_NAMES.contains(name.substring(0, 2)) || LONG_KOREAN_NAMES.contains(name.substring(0, 2)));
    int family = twoSigns ? 2 : name.offsetByCodePoints(0, 1);
    boolean certain = twoSigns || name.codePointCount(0, name.length()) <= 3;
    return new PersonName(name.substring(family), name.substring(0, family), certain);
  }

  private static PersonName western(List<String> words) {
    int end = words.size();
    while (end > 1 && SUFFIXES.contains(words.get(end - 1).toLowerCase(Locale.ROOT))) {
      end--;
    }
    if (end == 1) {
      return new PersonName("", String.join(" ", words), true);
    }
    int family = end - 1;
    while (family > 1 && PARTICLES.contains(words.get(family - 1).toLowerCase(Locale.ROOT))) {
      family--;
    }
    String last = String.join(" ", words.subList(family, words.size()));
    return new PersonName(String.join(" ", words.subList(0, family)), last, end == 2 || family < end - 1);
  }
}
