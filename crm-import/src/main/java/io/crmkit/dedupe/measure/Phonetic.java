package io.crmkit.dedupe.measure;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Soundex;
import org.apache.commons.codec.language.bm.NameType;
import org.apache.commons.codec.language.bm.PhoneticEngine;
import org.apache.commons.codec.language.bm.RuleType;

/**
 * Codes that words which sound alike have in common, as Apache Commons Codec computes them.
 *
 * <p>All work on Latin letters; accents are taken off where a code does not know them. A word in another script has no
 * code, so sounds like nothing: transliterate it first. Only the first 64 letters of a word count.
 */
public enum Phonetic {

  /** Russell and Odell (1918), in the American form of the US census; English. */
  SOUNDEX {
    @Override
    void add(String word, Set<String> codes) {
      codes.add(Soundex.US_ENGLISH.soundex(plain(word)));
    }
  },

  /** Philips (2000), "The double metaphone search algorithm": a primary code and, where speech differs, another. */
  DOUBLE_METAPHONE {
    @Override
    void add(String word, Set<String> codes) {
      DoubleMetaphone encoder = new DoubleMetaphone();
      String plain = plain(word);
      codes.add(encoder.doubleMetaphone(plain));
      codes.add(encoder.doubleMetaphone(plain, true));
    }
  },

  /** Beider and Morse (2008), "Beider-Morse phonetic matching": surnames of many languages; several codes a word. */
  BEIDER_MORSE {
    @Override
    void add(String word, Set<String> codes) {
      codes.addAll(List.of(Engine.GENERIC.encode(word).split("\\|")));
    }
  },

  /** Postel (1969), "Die Kölner Phonetik"; German. */
  COLOGNE {
    @Override
    void add(String word, Set<String> codes) {
      codes.add(new ColognePhonetic().colognePhonetic(word));
    }
  };

  private static final int LONGEST = 64;

  /** Loaded with the first name that asks for it, as its tables are large. */
  private static final class Engine {
    static final PhoneticEngine GENERIC = PhoneticEngine.builder()
        .setNameType(NameType.GENERIC).setRuleType(RuleType.APPROX).setConcat(true).get();
  }

  abstract void add(String word, Set<String> codes);

  /** Returns the codes of a word, in ascending order; none if it has no Latin letter. What is no letter is left out. */
  public Set<String> codes(String word) {
    String letters = letters(word);
    Set<String> codes = new TreeSet<>();
    if (!plain(letters).isEmpty()) {
      add(letters, codes);
      codes.remove("");
    }
    return Collections.unmodifiableSet(codes);
  }

  /** Returns whether two words have a code in common. */
  public boolean soundAlike(String one, String other) {
    return !Collections.disjoint(codes(one), codes(other));
  }

  private static String letters(String word) {
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).codePoints()
        .filter(Character::isLetter).limit(LONGEST).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static String plain(String letters) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(letters.replace("ß", "ss").replace("æ", "ae").replace("ø", "o").replace("ł", "l"),
            Normalizer.Form.NFD).chars()
        .filter(each -> each >= 'a' && each <= 'z').forEach(each -> plain.append((char) each));
    return plain.toString();
  }
}
