package io.crmkit.testkit.ai.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.guard.Redaction;
import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.guard.fact.Facts;
import io.crmkit.ai.guard.fact.Grounding;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for any text: redaction loses nothing, and a figure passes if and only if it is a fact. */
class GuardPropertiesTest {

  private static final List<Locale> LOCALES = List.of(Locale.US, Locale.UK, Locale.GERMANY);
  private static final List<DateTimeFormatter> DATES = List.of(DateTimeFormatter.ISO_LOCAL_DATE,
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM),
      DateTimeFormatter.ofPattern("d MMMM"), DateTimeFormatter.ofPattern("MMMM yyyy"));

  @Property
  void redactionLosesNothing(@ForAll("texts") List<String> words) {
    String text = String.join(" ", words);
    String dense = String.join("", words);
    Redaction ofDense = Redaction.of(Set.of("Ada Lovelace", "Will"), List.of(dense));
    Redaction redaction = Redaction.of(Set.of("Ada Lovelace", "Will"), List.of(text));
    String redacted = redaction.redact(text);

    assertThat(redaction.restore(redacted)).isEqualTo(text);
    assertThat(ofDense.restore(ofDense.redact(dense))).isEqualTo(dense);
    assertThat(redacted.replaceAll("\\[\\[[A-Z]+_[0-9]+]]", "")).doesNotContain("@example.com").doesNotContain("Ada");
    Statistics.label("data").collect(Math.min(redaction.size(), 3));
    Statistics.label("data").coverage(seen -> seen.check(3).percentage(share -> share > 15));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("ada@example.com", "Ada Lovelace", "Ada", "will", "+49 30 1234567", "DE89370400440532013000",
        "4111 1111 1111 1111", "[[EMAIL_1]]", "[[", "]]", "[", "EMAIL_1", "_1", " ", ", ", "12", "🚀", "\n", "x").list()
        .ofMaxSize(12);
  }

  @Property
  void pricesPassInEveryLocaleAsItWritesThem(@ForAll @LongRange(min = 1, max = 900_000_000_00L) long minor,
      @ForAll @IntRange(max = 2) int place, @ForAll @IntRange(min = -3, max = 3) int off) {
    Locale locale = LOCALES.get(place);
    Grounding grounding = Grounding.in(Facts.of(Fact.price("price", Money.ofMinor(minor, "EUR"))), locale);
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance("EUR"));
    boolean isTrue = off == 0 || minor + off <= 0;
    String said = format.format(BigDecimal.valueOf(isTrue ? minor : minor + off, 2));

    assertThat(grounding.check("It costs " + said + ", all in all.").isEmpty()).as(said).isEqualTo(isTrue);
    Statistics.label("true").collect(isTrue);
    Statistics.label("true").coverage(seen -> seen.check(true).percentage(share -> share > 4));
  }

  @Property
  void datesPassInEveryLocaleAsItWritesThem(@ForAll @IntRange(max = 3_000) int day, @ForAll @IntRange(max = 2) int place,
      @ForAll @IntRange(max = 4) int form, @ForAll @IntRange(max = 3) int months) {
    Locale locale = LOCALES.get(place);
    LocalDate date = LocalDate.of(2024, 1, 1).plusDays(day);
    Grounding grounding = Grounding.in(Facts.of(Fact.day("start", date)), locale);
    String said = DATES.get(form).withLocale(locale).format(date.plusMonths(months));

    assertThat(grounding.check(said + ": it begins").isEmpty()).as(said).isEqualTo(months == 0);
    Statistics.label("true").collect(months == 0);
    Statistics.label("true").coverage(seen -> seen.check(true).percentage(share -> share > 8));
  }
}
