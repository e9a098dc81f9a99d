package io.crmkit.dedupe.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhoneticTest {

  @ParameterizedTest
  @CsvSource({
    "SOUNDEX, Robert, R163", "SOUNDEX, Tymczak, T522", "SOUNDEX, Müller, M460", "COLOGNE, Müller-Lüdenscheidt, 65752682",
    "COLOGNE, Wikipedia, 3412", "DOUBLE_METAPHONE, Thompson, TMPS"
  })
  void hasThePublishedCodes(Phonetic phonetic, String word, String code) {
    assertThat(phonetic.codes(word)).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "SOUNDEX, Smith, Smyth", "DOUBLE_METAPHONE, Smith, Schmidt", "BEIDER_MORSE, Jackson, Jaxon",
    "COLOGNE, Meier, Mayr", "SOUNDEX, O'Brien, OBRIEN"
  })
  void findsWordsThatSoundAlike(Phonetic phonetic, String one, String other) {
    assertThat(phonetic.soundAlike(one, other)).isTrue();
    assertThat(phonetic.soundAlike(one, "Xylander")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void hasNoCodeForWhatHasNoLatinLetter(Phonetic phonetic) {
    assertThat(phonetic.codes("")).isEmpty();
    assertThat(phonetic.codes("山田 47")).isEmpty();
    assertThat(phonetic.soundAlike("山田", "山田")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void readsOnlySoMuchOfAWord(Phonetic phonetic) {
    String endless = "schtzngrmm".repeat(10_000);

    assertThat(phonetic.codes(endless)).isNotEmpty().isEqualTo(phonetic.codes(endless.substring(0, 64)));
  }

  @Test
  void marksAccentsAsLettersWhicheverWayTheyAreWritten() {
    assertThat(Phonetic.COLOGNE.codes("Mu\u0308ller")).isEqualTo(Phonetic.COLOGNE.codes("Müller"));
  }
}
