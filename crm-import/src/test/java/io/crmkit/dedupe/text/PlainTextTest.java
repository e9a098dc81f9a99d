package io.crmkit.dedupe.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.model.FieldKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "'  O’Brien,  Zoë ', obrien zoe", "Дмитрий, dmitrij", "Smith & Wollensky, smith and wollensky",
    "I.B.M. Corp., ibm corp", "Sony KX-TG6700B/S phone, sony kxtg6700b s phone",
    "Wi-Fi e-mail 12-34, wi fi e mail 12 34",
    "Covid-19 model-x5, covid 19 model x5", "Office 13.0 or 13.00!, office 13 or 13",
    "1.0.0 of 1.05 and 2.5, 1 of 1 05 and 2 5",
    "e. fremont st., e fremont st", "ＡＢＣ１, abc1", "山田, shan tian", "'!!', ''", "Straße, strasse"
  })
  void writesWhatMeansTheSameTheSame(String text, String plain) {
    assertThat(PlainText.of(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "COMPANY, Acme Holding GmbH & Co. KG, acme holding", "COMPANY, Co, co", "COMPANY, Dolce & Co, dolce",
    "COMPANY, Wodna Sp. z o.o., wodna", "COMPANY, Cemex S.A. de C.V., cemex", "COMPANY, Mars GmbH und Co KG, mars",
    "COMPANY, Novo A/S, novo", "COMPANY, Petrol d.o.o., petrol", "COMPANY, ООО Ромашка, romaska",
    "COMPANY, 株式会社Lenu, lenu", "COMPANY, Marks & Spencer plc, marks and spencer", "COMPANY, OOO, ooo",
    "ADDRESS, 12 North Main Street, 12 n main st",
    "PHONE, +49 (431) 12-34, 494311234", "CODE, sw1a 2AA, sw1a2aa", "CODE, 00123, 123", "CODE, 000, 0", "CODE, 0x1, 0x1", "CATEGORY, 07, 7", "NUMBER, '$1,234.50', 1234.5",
    "EMAIL, ' A@B.com', a@b.com",
    "DATE, 3.5.1980, 19800503", "DATE, 1980-05-03T00:00, 19800503", "DATE, 3 May 1980, 19800503",
    "DATE, 1980/13/99, 19801399", "DATE, 'May 3, 1980', 19800503", "DATE, 1980 Sept 3, 19800903",
    "DATE, Marketing plan 12 of 2004, 122004", "DATE, ٣/٥/١٩٨٠, 19800503", "DATE, 3/May/80, 380"
  })
  void writesEachKindOfFieldInItsWay(FieldKind kind, String text, String written) {
    assertThat(FieldText.form(kind, DateText.Order.DAY_FIRST).apply(text)).isEqualTo(written);
  }

  @Test
  void takesWhatStandsForNothingAsMissingButNotTheSurnameNull() {
    assertThat(FieldText.form(FieldKind.NAME, DateText.Order.DAY_FIRST).apply("N/A")).isNull();
    assertThat(FieldText.form(FieldKind.NAME, DateText.Order.DAY_FIRST).apply("Null")).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({"'1.234,56', 1234.56", "'1,234', 1234", "'-5 EUR', -5", "'3,5', 3.5", "'1 234', 1234"})
  void readsQuantitiesInTheirForms(String text, String quantity) {
    assertThat(Digits.quantity(text)).isEqualTo(quantity);
  }

  @ParameterizedTest
  @CsvSource({"12 Monkeys and more words", "abc", "1/2"})
  void findsNoQuantityInOtherTexts(String text) {
    assertThat(Digits.quantity(text)).isNull();
  }

  @Test
  void knowsNicknamesOfOneName() {
    assertThat(Nicknames.group("bob")).isEqualTo(Nicknames.group("robert")).isNotEqualTo(Nicknames.group("bill"));
    assertThat(Nicknames.group("zzz")).isEqualTo(-1);
  }

  @Test
  void takesTheDayWhereTheMonthHasAName() {
    assertThat(DateText.digits("3 May 1980", DateText.Order.MONTH_FIRST)).isEqualTo("19800503");
    assertThat(DateText.isDay("May 3, 1980", DateText.Order.DAY_FIRST)).isTrue();
    assertThat(DateText.isDay("Mayor 3, 1980", DateText.Order.DAY_FIRST)).isFalse();
  }

  @Test
  void keepsLettersBeyondSixteenBits() {
    assertThat(PlainText.of("𠮷")).isNotEmpty();
    assertThat(PlainText.of("𠮷田")).isNotEqualTo(PlainText.of("田"));
  }

  @Test
  void writesLatinLettersByTheTableAsByTheRules() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int k = 0; k < 12; k++) {
        text.append((char) (random.nextInt(3) == 0 ? 'a' + random.nextInt(26) : 0xA0 + random.nextInt(0x24F - 0x9F)));
      }
      // one letter of another script makes the whole text go by the rules
      assertThat(PlainText.of(text + " ж")).as(text.toString()).isEqualTo(PlainText.of(text + " z"));
    }
  }

  @Test
  void knowsEveryLatinLetterThatTheRulesKnow() {
    for (char each = 0xA0; each <= 0x24F; each++) {
      assertThat(PlainText.of("x" + each + "x z")).as("U+%04X", (int) each).isEqualTo(PlainText.of("x" + each + "x ж"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "29.2.2000, true", "29.2.1900, false", "31.4.1999, false", "0.1.1999, false", "1.13.1999, false",
    "31.12.2200, true", "31.12.1799, false", "19991231, true", "19991331, false", "Smith 12, false"
  })
  void knowsTheDaysOfTheCalendar(String text, boolean isDay) {
    assertThat(DateText.isDay(text, DateText.Order.DAY_FIRST)).isEqualTo(isDay);
  }

  @Test
  void readsAndCountsDigitsOfAnyScript() {
    assertThat(Digits.of("a1٣𝟗b")).isEqualTo("139");
    assertThat(Digits.count("a1٣𝟗b")).isEqualTo(3);
  }

  @Test
  void tellsTheOrderOfDayAndMonthByTheWholeColumn() {
    assertThat(DateText.order(List.of("01/02/1980", "12/31/1980"))).isEqualTo(DateText.Order.MONTH_FIRST);
    assertThat(DateText.digits("01/02/1980", DateText.Order.MONTH_FIRST)).isEqualTo("19800102");
  }
}
