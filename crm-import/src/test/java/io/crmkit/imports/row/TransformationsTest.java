package io.crmkit.imports.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import io.crmkit.imports.value.DateOrder;
import io.crmkit.imports.value.DateReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationsTest {

  private static @Nullable String a(String transform, @Nullable String value) {
    return Runs.a(transform, value);
  }

  @Nested
  class OfText {

    @Test
    void trimsEverySpaceThatThereIs() {
      assertThat(a("\"trim\"", "\u00a0\u3000 Ada  L \t\ufeff")).isEqualTo("Ada  L");
    }

    @Test
    void collapsesWhiteSpace() {
      assertThat(a("\"collapse_whitespace\"", "  Ada \n\u00a0 Lovelace ")).isEqualTo("Ada Lovelace");
      assertThat(a("\"collapse_whitespace\"", "Ada Lovelace")).isEqualTo("Ada Lovelace");
    }

    @Test
    void removesWhatNobodySees() {
      assertThat(a("\"strip_invisible\"", "\ufeffA\u200bd\u202ea\u0007\u00ad")).isEqualTo("Ada");
      assertThat(a("\"strip_invisible\"", "👩\u200d💻")).isEqualTo("👩\u200d💻");
    }

    @Test
    void composesCharacters() {
      assertThat(a("\"normalize_unicode\"", "Ame\u0301lie")).isEqualTo("Amélie");
      assertThat(a("\"normalize_unicode\", \"form\": \"nfkc\"", "ＡＤＡ")).isEqualTo("ADA");
    }

    @Test
    void changesTheCaseByTheRulesOfALanguage() {
      assertThat(a("\"lowercase\"", "ADA")).isEqualTo("ada");
      assertThat(a("\"uppercase\"", "straße")).isEqualTo("STRASSE");
      assertThat(a("\"lowercase\", \"locale\": \"tr\"", "ISPARTA")).isEqualTo("ısparta");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "ada LOVELACE | Ada Lovelace", "JEAN-LUC o'brien | Jean-Luc O'Brien", "anna's café | Anna's Café",
      "d’artagnan | D’Artagnan", "j.r. ewing | J.R. Ewing", "3com ltd | 3com Ltd", "李 小龙 | 李 小龙"
    })
    void beginsWordsWithACapital(String text, String title) {
      assertThat(a("\"title_case\"", text)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "Ada <ADA@Example.COM> | ada@example.com", "mailto:ada@example.com?subject=x | ada@example.com",
      "ada＠example.com | ada@example.com"
    })
    void leavesTheAddressOfAMailbox(String text, String address) {
      assertThat(a("\"normalize_email\"", text)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "https://www.Example.com:8080/a?b#c | example.com", "ada@example.com | example.com", "example.com. | example.com",
      "ftp://user:pw@host.example/x | host.example"
    })
    void leavesTheHostOfAnAddress(String text, String host) {
      assertThat(a("\"extract_domain\"", text)).isEqualTo(host);
    }

    @Test
    void leavesTheTextOfHtml() {
      assertThat(a("\"strip_html\"", "<p>R&amp;D &lt;3 <!-- <b> --><script>alert('x')</script> caf&#233;</p >"))
          .isEqualTo("R&D <3 café");
      assertThat(a("\"strip_html\"", "a < b & c &bogus; &#xD800; &#0;")).isEqualTo("a < b & c &bogus; &#xD800; &#0;");
      assertThat(a("\"strip_html\"", "<script>never closed")).isNull();
    }

    @Test
    void cutsAndFills() {
      assertThat(a("\"truncate\", \"length\": 2", "a👩b")).isEqualTo("a👩");
      assertThat(a("\"pad_left\", \"length\": 5, \"with\": \"0\"", "42")).isEqualTo("00042");
      assertThat(a("\"digits_only\"", "+49 (0)٣0-1a")).isEqualTo("490301");
    }

    @Test
    void makesAListOfSeveralValues() {
      assertThat(a("\"list\", \"separator\": \",\"", "b, a ,,b")).isEqualTo("b; a");
      assertThat(a("\"list\"", "\"a;b\";c\nd")).isEqualTo("\"a;b\"; c; d");
      assertThat(a("\"list\", \"separator\": \"::\"", "a::b")).isEqualTo("a; b");
    }
  }

  @Nested
  class OfValues {

    @Test
    void knowsWhatMeansNothing() {
      assertThat(a("\"null_values\", \"values\": [\"N/A\", \"-\"]", " n/a ")).isNull();
      assertThat(a("\"null_values\", \"values\": [\"N/A\"]", "Null")).isEqualTo("Null");
      assertThat(a("\"trim\"", " \u00a0 ")).isNull();
    }

    @Test
    void knowsWhatUsuallyMeansNothingAndThatNullIsASurname() {
      String anywhere = "\"null_values\", \"usual\": \"anywhere\"";
      String names = "\"null_values\", \"usual\": \"in_names\", \"values\": [\"Mr X\"]";

      assertThat(a(anywhere, "#N/A")).isNull();
      assertThat(a(anywhere, "Null")).isNull();
      assertThat(a(anywhere, "0")).isEqualTo("0");
      assertThat(a(names, "Null")).isEqualTo("Null");
      assertThat(a(names, " #REF! ")).isNull();
      assertThat(a(names, "mr x")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"' 00123 ', 00123", "1.23E+15, import.id.rounded", "D-77, D-77"})
    void keepsIdentifiersAsTheyAre(String text, String value) {
      assertThat(a("\"identifier\"", text)).isEqualTo(value);
    }

    @Test
    void givesAValueToAFieldWithoutOne() {
      assertThat(a("\"default\", \"value\": \"unknown\"", null)).isEqualTo("unknown");
      assertThat(a("\"default\", \"value\": \"unknown\"", "known")).isEqualTo("known");
    }

    @Test
    void putsOneValueInThePlaceOfAnother() {
      String map = "\"map_values\", \"values\": {\"DE\": \"Germany\", \"de \": \"never\"}";

      assertThat(a(map, " de")).isEqualTo("Germany");
      assertThat(a(map, "FR")).isEqualTo("FR");
      assertThat(a(map + ", \"otherwise\": \"other\"", "FR")).isEqualTo("other");
    }

    @Test
    void replacesTexts() {
      assertThat(a("\"replace\", \"text\": \".\", \"with\": \"\"", "1.2.3")).isEqualTo("123");
      assertThat(a("\"regex_replace\", \"pattern\": \"(\\\\d+)-(\\\\d+)\", \"with\": \"$2-$1\"", "1-2"))
          .isEqualTo("2-1");
    }

    @Test
    void leavesWhatAPatternMatches() {
      assertThat(a("\"regex_extract\", \"pattern\": \"#(\\\\d+)\"", "order #42 of #7")).isEqualTo("42");
      assertThat(a("\"regex_extract\", \"pattern\": \"\\\\d+\"", "order #42")).isEqualTo("42");
      assertThat(a("\"regex_extract\", \"pattern\": \"#(\\\\d+)\"", "order")).isNull();
    }

    @Test
    void stopsAPatternThatExplodes() {
      String hostile = "a".repeat(40) + "!";

      assertThat(a("\"regex_replace\", \"pattern\": \"(.*a){12}b\", \"with\": \"\"", hostile))
          .isEqualTo("import.rule.pattern-too-slow");
      assertThat(a("\"regex_extract\", \"pattern\": \"(a|aa|b)*$\"", "a".repeat(200_000) + "!"))
          .isEqualTo("import.rule.pattern-too-slow");
    }

    @Test
    void stopsAValueThatGrowsWithoutBound() {
      String[] rules = new String[40];
      Arrays.fill(rules, "{\"field\": \"a\", \"transform\": \"concat\", \"fields\": [\"a\", \"a\"]}");

      assertThat(Runs.transforming(rules).on("abcdefgh").problems()).extracting(problem -> problem.code())
          .containsExactly("import.rule.too-long");
      assertThat(a("\"replace\", \"text\": \"a\", \"with\": \"" + "b".repeat(2_000) + "\"", "a".repeat(1_000)))
          .isEqualTo("import.rule.too-long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "yes | true", "JA | true", "0 | false", "нет | false", "はい | true", "maybe | import.boolean.syntax"
    })
    void readsTruthInManyLanguages(String text, String value) {
      assertThat(a("\"parse_boolean\"", text)).isEqualTo(value);
    }

    @Test
    void readsTruthInTheWordsOfTheTemplate() {
      String words = "\"parse_boolean\", \"true_values\": [\"active\"], \"false_values\": [\"closed\"]";

      assertThat(a(words, "Active")).isEqualTo("true");
      assertThat(a(words, "yes")).isEqualTo("import.boolean.syntax");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "030 123456 | +4930123456", "+44 20 7946 0958 | +442079460958", "0049 30 123456 | +4930123456",
      "12 | import.phone.no-such-number", "hello | import.phone.syntax", "030 123456 ext. 7 | import.phone.extension"
    })
    void makesE164(String text, String value) {
      assertThat(a("\"normalize_phone\", \"region\": \"DE\"", text)).isEqualTo(value);
    }

    @Test
    void refusesANumberWithoutACountryWhereNoneIsNamed() {
      assertThat(a("\"normalize_phone\"", "030 123456")).isEqualTo("import.phone.no-country");
    }
  }

  @Nested
  class OfNumbers {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "en-US | 1,234.56 | 1234.56", "de-DE | 1.234,56 | 1234.56", "fr-FR | 1 234,56 | 1234.56",
      "de-CH | 1'234.56 | 1234.56", "en-IN | 12,34,567.8 | 1234567.8", "en-US | (123) | -123", "en-US | 123- | -123",
      "en-US | −5 | -5", "en-US | $1,000 | 1000", "de-DE | 12,50 € | 12.50", "en-US | 00123 | 123",
      "en-US | .5 | 0.5",
      "ar-EG | ١٢٣ | 123", "en-US | -0 | 0", "en-US | +7 | 7", "en-US | -0.5 | -0.5", "de-DE | -0,0 | 0.0"
    })
    void readsWhatPeopleWrite(String locale, String text, String number) {
      assertThat(a("\"parse_number\", \"locale\": \"" + locale + "\"", text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "en-US | 1.234,56 | syntax", "de-DE | 1.23 | grouping", "en-US | 1,23,456 | grouping", "en-US | 12a | syntax",
      "en-US | 1..2 | syntax", "en-US | - | syntax", "en-US | () | syntax", "en-US | 1.2.3 | syntax",
      "en-US | 1,2345 | grouping", "en-US | ,123 | grouping", "en-US | --5 | syntax", "en-US | 1 234.5 | syntax",
      "en-US | 1e500 | too-large", "en-IN | 12,34,56 | grouping"
    })
    void refusesWhatHasNoOneMeaning(String locale, String text, String code) {
      assertThat(a("\"parse_number\", \"locale\": \"" + locale + "\"", text)).isEqualTo("import.number." + code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "point | 1,234.56 | 1234.56", "point | 1'234.56 | 1234.56", "point | 1,23,456 | 123456",
      "comma | 1.234,56 | 1234.56", "comma | 1\u00a0234,56 | 1234.56", "comma | (1.234,50) | -1234.50",
      "point | 1e5 | 100000", "point | 2.5e-3 | 0.0025", "comma | \u0661\u0662\u0663 | 123", "point | 123- | -123",
      "comma | 1,234.56 | import.number.syntax", "point | 00123 | 123"
    })
    void readsNumbersOfAnyLanguageByTheirDecimalMark(String decimal, String text, String number) {
      assertThat(a("\"parse_number\", \"decimal\": \"" + decimal + "\"", text)).isEqualTo(number);
    }

    @Test
    void tellsThatASpreadsheetHasShortenedANumber() {
      assertThat(a("\"parse_number\"", "1.23E+15")).isEqualTo("import.number.rounded");
    }

    @Test
    void scalesExactly() {
      assertThat(a("\"scale\", \"by\": 0.01", "12345")).isEqualTo("123.45");
      assertThat(a("\"scale\", \"by\": 100", "x")).isEqualTo("import.number.syntax");
    }
  }

  @Nested
  class OfDates {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "dd/MM/yyyy | 29/02/2024 | 2024-02-29", "M/d/yy | 2/9/24 | 2024-02-09", "d.M.yy | 1.1.70 | 1970-01-01",
      "yyyy-MM-dd | 2024-12-31 | 2024-12-31", "d MMM yyyy | 5 Mar 2024 | 2024-03-05",
      "d MMM yy | 5 mar 69 | 2069-03-05",
      "d MMM yy | 5 Mar 70 | 1970-03-05", "dd/MM/yyyy HH:mm | 01/02/2024 09:30 | 2024-02-01T09:30",
      "yyyyMMdd | 20240229 | 2024-02-29"
    })
    void readsTheFormatOfTheTemplate(String format, String text, String date) {
      assertThat(a("\"parse_date\", \"format\": \"" + format + "\"", text)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "dd/MM/yyyy | 29/02/2023", "dd/MM/yyyy | 12/31/2024", "dd/MM/yyyy | 1/2/2024", "dd/MM/yyyy | 01/02/24",
      "d MMM yyyy | 31 Feb 2024", "yyyyMMdd | 20240230", "dd/MM/yyyy | soon"
    })
    void guessesNothing(String format, String text) {
      assertThat(a("\"parse_date\", \"format\": \"" + format + "\"", text)).isEqualTo("import.date.syntax");
    }

    @Test
    void takesTheFirstFormatThatFits() {
      String formats =
          "\"parse_date\", \"format\": \"yyyy-MM-dd\", \"formats\": [\"d. MMMM yyyy\"], \"locale\": \"de\"";

      assertThat(a(formats, "3. März 2024")).isEqualTo("2024-03-03");
      assertThat(a(formats, "2024-03-03")).isEqualTo("2024-03-03");
    }

    @Test
    void readsIso8601WithoutAFormat() {
      assertThat(a("\"parse_date\"", "2024-02-29")).isEqualTo("2024-02-29");
      assertThat(a("\"parse_date\"", "2024-02-29T10:00:00+02:00")).isEqualTo("2024-02-29T10:00+02:00");
      assertThat(a("\"parse_date\"", "2023-02-29")).isEqualTo("import.date.no-such-day");
      assertThat(a("\"parse_date\"", "2024-W09-4")).isEqualTo("2024-02-29");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "day_month_year | 29.2.2024 | 2024-02-29", "day_month_year | 5. März 2024 | 2024-03-05",
      "day_month_year | 05/03/24 | 2024-03-05", "day_month_year | 05/03/70 | 1970-03-05",
      "month_day_year | March 5th, 2024 | 2024-03-05", "month_day_year | 03/05/2024 9:30 pm | 2024-03-05T21:30",
      "month_day_year | 13/05/2024 | import.date.no-such-day", "year_month_day | 2024年3月5日 | 2024-03-05",
      "excel_1900 | 45356 | 2024-03-05", "excel_1904 | 43894 | 2024-03-05", "excel_1900 | 61 | 1900-03-01",
      "excel_1900 | 60 | import.date.no-such-day", "excel_1900 | 60.5 | import.date.no-such-day",
      "excel_1900 | 0.5 | import.date.no-such-day",
      "excel_1900 | 45356.5 | 2024-03-05T12:00", "excel_1900 | '45356,75' | 2024-03-05T18:00",
      "excel_1900 | 45356.0 | 2024-03-05", "excel_1900 | 05/03/2024 | import.date.syntax",
      "day_month_year | 05/03/2024 25:00 | import.time.syntax", "day_month_year | soon | import.date.syntax"
    })
    void readsTheOrderOfTheTemplate(String order, String text, String date) {
      assertThat(a("\"parse_date\", \"format\": \"" + order + "\"", text)).isEqualTo(date);
    }

    @Test
    void knowsEveryOrderByName() {
      assertThat(Arrays.stream(DateOrder.values()).map(DateReader::name)).containsExactlyElementsOf(ParseDate.ORDERS);
    }

    @Test
    void takesOrdersAndPatternsTogether() {
      String formats = "\"parse_date\", \"formats\": [\"dd/MM/yyyy\", \"excel_1900\", \"year_month_day\"]";

      assertThat(a(formats, "05/03/2024")).isEqualTo("2024-03-05");
      assertThat(a(formats, "45356")).isEqualTo("2024-03-05");
      assertThat(a(formats, "2024-W10-2")).isEqualTo("2024-03-05");
      assertThat(a(formats, "05/13/2024")).startsWith("import.date.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "yyyy-MM-dd HH:mm VV | 2024-07-01 10:00 America/New_York | 2024-07-01T10:00-04:00",
      "yyyy-MM-dd HH:mm VV | 2024-03-31 02:30 Europe/Berlin | import.time.skipped",
      "yyyy-MM-dd HH:mm VV | 2024-10-27 02:30 Europe/Berlin | import.time.twice",
      "yyyy-MM-dd HH:mm XXX | 2024-10-27 02:30 +02:00 | 2024-10-27T02:30+02:00",
      "yyyy-MM-dd HH:mm | 2024-07-01 10:00 | 2024-07-01T10:00+09:00", "yyyy-MM-dd | 2024-07-01 | 2024-07-01",
      "day_month_year | 1.7.2024 10:00 | 2024-07-01T10:00+09:00",
      "day_month_year | 1.7.2024 10:00 Europe/Paris | 2024-07-01T10:00+02:00",
      "day_month_year | 31.3.2024 02:30 Europe/Paris | import.time.skipped",
      "excel_1900 | 45356.5 | 2024-03-05T12:00+09:00"
    })
    void keepsTheZoneOfTheTextOrTakesThatOfTheTemplate(String format, String text, String time) {
      assertThat(a("\"parse_date\", \"format\": \"" + format + "\", \"zone\": \"Asia/Tokyo\"", text))
          .isEqualTo(time);
    }
  }

  @Nested
  class OfSeveralFields {

    @Test
    void joinsThoseThatHaveAValue() {
      Runs runs = Runs.transforming(
          "{\"field\": \"name\", \"transform\": \"concat\", \"fields\": [\"a\", \"b\", \"c\"]}");

      assertThat(runs.field(runs.on("Ada", null, "Lovelace"), "name")).isEqualTo("Ada Lovelace");
      assertThat(runs.field(runs.on(), "name")).isNull();
    }

    @Test
    void takesTheFirstThatHasAValue() {
      Runs runs = Runs.transforming("{\"field\": \"a\", \"transform\": \"coalesce\", \"fields\": [\"b\", \"c\"]}");

      assertThat(runs.field(runs.on("x", null, "c"), "a")).isEqualTo("c");
    }

    @Test
    void dividesAtASeparator() {
      Runs runs = Runs.transforming(
          "{\"field\": \"a\", \"transform\": \"split\", \"separator\": \",\", \"into\": [\"last\", \"first\"]}");

      assertThat(runs.fields(runs.on("Lovelace, Ada, Countess"), "last", "first"))
          .containsExactly("Lovelace", "Ada, Countess");
      assertThat(runs.fields(runs.on("Voltaire"), "last", "first")).containsExactly("Voltaire", null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
      "Ludwig van Beethoven | Ludwig | van Beethoven", "O'Brien, Pat | Pat | O'Brien", "Madonna | none | Madonna",
      "毛泽东 | 泽东 | 毛", "山田 太郎 | 太郎 | 山田", "Ada Null | Ada | Null", "none | none | none"
    })
    void takesNamesApart(String name, String given, String family) {
      Runs runs = Runs.transforming(
          "{\"field\": \"a\", \"transform\": \"split_name\", \"given\": \"first\", \"family\": \"last\"}");

      assertThat(runs.fields(runs.on(name), "first", "last")).containsExactly(given, family);
    }

    @Test
    void leavesOutWhatWasOnlyThereForOthers() {
      Runs runs = Runs.transforming("{\"field\": \"name\", \"transform\": \"concat\", \"fields\": [\"a\", \"b\"]}",
          "{\"field\": \"a\", \"transform\": \"drop\"}");

      assertThat(runs.template().fields()).containsExactly("b", "c", "name");
      assertThat(runs.field(runs.on("x", "y"), "name")).isEqualTo("x y");
    }
  }

  @Test
  void runsRulesInTheirOrderAndStopsAtAProblem() {
    Runs runs = Runs.transforming("{\"field\": \"a\", \"transform\": \"trim\"}",
        "{\"field\": \"a\", \"transform\": \"parse_number\"}",
        "{\"field\": \"a\", \"transform\": \"scale\", \"by\": 2}");

    assertThat(runs.field(runs.on(" 21 "), "a")).isEqualTo("42");
    assertThat(runs.on("soon").problems()).singleElement().satisfies(problem -> {
      assertThat(problem.column()).isEqualTo("A");
      assertThat(problem.field()).isEqualTo("a");
      assertThat(problem.raw()).isEqualTo("soon");
      assertThat(problem.code()).isEqualTo("import.number.syntax");
    });
  }
}
