package io.crmkit.imports.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.imports.text.MultiValues;
import io.crmkit.imports.text.VisibleText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as they stand in exports, with what they are or why they are nothing. */
class ValuesTest {

  static String shown(Validated<?> answer) {
    return answer instanceof Validated.Invalid<?> invalid
        ? invalid.violations().all().get(0).code() : String.valueOf(((Validated.Valid<?>) answer).value());
  }

  @Nested
  class OfNumbers {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "1.234,56 | COMMA | 1234.56", "1 234,56 | COMMA | 1234.56", "1\u00a0234,56 | COMMA | 1234.56",
      "1\u202f234,56 | COMMA | 1234.56", "'1''234.56' | POINT | 1234.56", "1,23,456 | POINT | 123456",
      "1,23,456.78 | POINT | 123456.78", "12,34,56,789 | POINT | 123456789", "(123) | POINT | -123",
      "123- | POINT | -123", "-123 | POINT | -123", "\u2212123 | POINT | -123", "+5 | POINT | 5",
      "\u0661\u0662\u0663\u066b\u0665 | POINT | 123.5", "\u0661\u066c\u0662\u0663\u0664 | COMMA | 1234",
      "1e5 | POINT | 1E+5", "00123 | POINT | 123", "1.234 | POINT | 1.234", "1.234 | COMMA | 1234",
      "€ 1.234,50 | COMMA | 1234.50", "$1,234.50 | POINT | 1234.50", "-$5 | POINT | -5", ".5 | POINT | 0.5",
      "5. | POINT | 5", "12345678901234567890 | POINT | 12345678901234567890", "1,234,567 | POINT | 1234567"
    })
    void areRead(String text, DecimalMark style, String number) {
      assertThat(Numbers.read(text, style).orElseThrow()).isEqualByComparingTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "12,- € | COMMA | 12", "12,-- | COMMA | 12", "1.234,\u2013 | COMMA | 1234", "-12,- | COMMA | -12",
      "(12,-) | COMMA | -12", "CHF 5 | COMMA | import.number.syntax", "1’234.\u2014 | POINT | import.number.syntax",
      "1’234.-- | POINT | 1234", "$12.- | POINT | 12", "12,--- | COMMA | import.number.syntax",
      "12-- | POINT | import.number.syntax", ",- | COMMA | import.number.syntax", "12,5- | COMMA | -12.5"
    })
    void ofPricesWithoutPartsAreNotNegative(String text, DecimalMark style, String expected) {
      assertThat(shown(Numbers.read(text, style))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "12,34 | POINT | import.number.grouping", "1,2345 | POINT | import.number.grouping",
      "1234,567 | POINT | import.number.grouping", "1.23.45 | COMMA | import.number.grouping",
      "1'234 567 | POINT | import.number.grouping", "abc | POINT | import.number.syntax",
      "1e | POINT | import.number.syntax", "1.2.3 | POINT | import.number.syntax", "- | POINT | import.number.syntax",
      "12 % | POINT | import.number.syntax", "--5 | POINT | import.number.syntax",
          "1e999999999 | POINT | import.number.too-large",
      "1e500 | POINT | import.number.too-large", "NaN | POINT | import.number.syntax",
          "0x10 | POINT | import.number.syntax"
    })
    void areRefused(String text, DecimalMark style, String code) {
      assertThat(shown(Numbers.read(text, style))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "0,500 | POINT", "00,500 | POINT", "000,500 | POINT", "0,123,456 | POINT", "0.500 | COMMA", "0 500 | COMMA",
      "-0,500 | POINT", "0'500 | POINT"
    })
    void areRefusedIfTheirFirstGroupBeginsWithZero(String text, DecimalMark style) {
      assertThat(shown(Numbers.read(text, style))).isEqualTo("import.number.grouping");
    }

    @Test
    void areRefusedIfTheirFirstGroupBeginsWithZeroInALanguageToo() {
      NumberStyle swiss = NumberStyle.of(Locale.forLanguageTag("de-CH"));

      assertThat(shown(Numbers.read("0’500", swiss))).isEqualTo("import.number.grouping");
      assertThat(shown(Numbers.read("1’000.05", swiss))).isEqualTo("1000.05");
    }

    @Test
    void areNotReadIfTheyAreEndless() {
      assertThat(shown(Numbers.read("9".repeat(1_000_000), DecimalMark.POINT))).isEqualTo("import.number.too-long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "1.234,50 1.234 7 | Certain[style=COMMA]", "1,234.50 1,234 | Certain[style=POINT]",
          "1 2 3 | Certain[style=POINT]",
      "1.234 2.345 | Ambiguous[styles=[POINT, COMMA], example=1.234]", "1.5 1.234 | Certain[style=POINT]",
      "1,5 1,234 | Certain[style=COMMA]", "0,500 1,234 | Certain[style=COMMA]", "a b 1 | None[values=3, example=a]", "'' | None[values=0, example=]"
    })
    void tellTheirStyleTogether(String values, String told) {
      NumberEvidence evidence = new NumberEvidence();
      List.of(values.split(" ")).forEach(evidence::add);

      assertThat(evidence.result()).hasToString(told);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "YES", "Ja", "oui", "sí", "sì", "sim", "tak", "Evet", "да", "はい", "是", "예", "نعم",
      "1",
      "WAHR", "VRAI", "x", " y ", "✓", "si\u0301"})
  void readsYesInManyLanguages(String text) {
    assertThat(Booleans.read(text).orElseThrow()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "No", "nein", "non", "não", "nee", "nie", "nej", "hayır", "нет", "いいえ", "否", "아니요",
      "لا",
      "0", "FALSCH", "FAUX", "off"})
  void readsNoInManyLanguages(String text) {
    assertThat(Booleans.read(text).orElseThrow()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "", "2", "yes no"})
  void takesNothingElseForAnAnswer(String text) {
    assertThat(shown(Booleans.read(text))).isEqualTo("import.boolean.syntax");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "none", value = {
    "+49 (0)30 901820 | '' | +4930901820", "030 901820 | de | +4930901820", "(212) 555-2368 | US | +12125552368",
    "020 7946 0018 | GB | +442079460018", "0033 1 42 68 53 00 | DE | +33142685300",
        "＋81 3-1234-5678 | '' | +81312345678",
    "030 901820 | '' | import.phone.no-country", "12 | US | import.phone.no-such-number",
    "hello | US | import.phone.syntax", "4.915E+12 | DE | import.phone.rounded",
        "+49 999999999999999999 | '' | import.phone.syntax"
  })
  void readsTelephoneNumbers(String text, String country, String expected) {
    Validated<Phone> answer = Phones.read(text, country);

    assertThat(answer instanceof Validated.Valid<Phone> valid ? valid.value().e164() : shown(answer))
        .isEqualTo(expected);
  }

  @Test
  void keepsTheExtensionOfATelephoneNumber() {
    assertThat(Phones.read("+1 212 555 2368 ext. 12", "").orElseThrow()).isEqualTo(new Phone("+12125552368", "12"));
  }

  @ParameterizedTest
  @CsvSource({
    "00123, 00123", "' DE-77 ', DE-77", "1.23E+15, import.id.rounded", "'1,23E+15', import.id.rounded",
        "1E+15, import.id.rounded",
    "1.2E+1, 1.2E+1", "12E+3, 12E+3", "E+12, E+12", "1234567890123456, 1234567890123456"
  })
  void keepsIdentifiersAndTellsThoseThatLostDigits(String text, String expected) {
    assertThat(shown(Identifiers.read(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"N/A", "#N/A", "-", "–", " ", "\u200b", "\\N", "(null)", "#REF!", "#DIV/0!", "#NV"})
  void takesSignsForNothingEverywhere(String text) {
    assertThat(NullWords.ANYWHERE.say(text)).isTrue();
    assertThat(NullWords.IN_NAMES.say(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Null", "NULL", "None", "Nil", "Na"})
  void leavesPeopleTheirNames(String text) {
    assertThat(NullWords.ANYWHERE.say(text)).isTrue();
    assertThat(NullWords.IN_NAMES.say(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "red; green;red | ; | [red, green]", "'a@x.de,b@x.de' | , | [a@x.de, b@x.de]", "\"a;b\";c | ; | [a;b, c]",
        ";; | ; | []",
    "\"say \"\"hi\"\"\";x | ; | [say \"hi\", x]", "\"open;x | ; | [open;x]"
  })
  void takesListsApart(String text, String separator, String values) {
    assertThat(MultiValues.split(text, separator)).hasToString(values);
  }

  @ParameterizedTest
  @CsvSource({"MÃ¼ller, Müller", "FranÃ§ois, François", "Donâ€™t, Don’t", "MÃƒÂ¼ller, Müller", "â‚¬ 5, € 5",
      "Å�ukasz, none",
      "Müller, none", "Ã¼ber & Ö, none", "plain, none"})
  void proposesWhatATextWasBeforeItWasMisread(String text, String repaired) {
    assertThat(Mojibake.repair(text).orElse("none")).isEqualTo(repaired);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Ada Lovelace | Ada | Lovelace | true", "Ludwig van Beethoven | Ludwig | van Beethoven | true",
    "O'Brien, Pat | Pat | O'Brien | true", "Madonna | '' | Madonna | true", "Mary Ann Evans | Mary Ann | Evans | false",
    "Sammy Davis Jr. | Sammy | Davis Jr. | true", "Davis, Jr. | '' | Davis, Jr. | true", "毛泽东 | 泽东 | 毛 | true",
        "欧阳娜娜 | 娜娜 | 欧阳 | true",
    "山田 太郎 | 太郎 | 山田 | true", "김철수 | 철수 | 김 | true", "남궁민수 | 민수 | 남궁 | true", "山田太郎 | 田太郎 | 山 | false",
    "Juan de la Cruz | Juan | de la Cruz | true", "Null | '' | Null | true"
  })
  void takesNamesApart(String text, String given, String family, boolean certain) {
    assertThat(PersonName.of(text)).isEqualTo(new PersonName(given, family, certain));
  }

  @ParameterizedTest
  @CsvSource({"𠮷田, 田, 𠮷, true", "𠮷野太郎, 野太郎, 𠮷, false", "𠮷, '', 𠮷, true", "王𠮷, 𠮷, 王, true", "欧阳𠮷, 𠮷, 欧阳, true"})
  void takesNamesApartBetweenSignsHoweverManyUnitsTheyHave(
      String text, String given, String family, boolean certain) {
    assertThat(PersonName.of(text)).isEqualTo(new PersonName(given, family, certain));
  }

  @ParameterizedTest
  @CsvSource({"'a\u200bb', ab", "'\ufeff  a \u00a0 b ', a b", "'re\u0301sume\u0301', résumé", "'\u202eabc\u202c', abc",
      "'\u0645\u06cc\u200c\u062e', '\u0645\u06cc\u200c\u062e'", "'x\u200dy', xy"})
  void leavesOutWhatNobodySees(String text, String visible) {
    assertThat(VisibleText.of(text)).isEqualTo(visible);
  }
}
