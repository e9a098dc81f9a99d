package io.crmkit.ai.churn.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.ir.Feature;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChurnFeaturesTest {

  private static final LocalDate DAY = LocalDate.parse("2024-05-01");
  private static final LocalDate FIRST = LocalDate.parse("2024-01-02");
  private static final ChurnFeatures FEATURES = new ChurnFeatures(Currency.getInstance("EUR"), 90);

  private static CustomerRecord.Builder customer() {
    return CustomerRecord.of("C-1", FIRST);
  }

  private static CustomerFacts facts(CustomerRecord.Builder customer) {
    return FEATURES.facts(customer.build(), DAY).orElseThrow();
  }

  @Nested
  class Facts {

    @Test
    void areWorkedOutOfWhatIsKnown() {
      CustomerFacts facts = facts(customer().lastOrder(LocalDate.parse("2024-04-01")).orders(6)
          .revenue(Money.parse("EUR 120.30")).tickets(0).logins(12).number("age", 41).category("plan", "pro"));

      assertThat(facts.numbers()).containsOnly(entry("tenure", 120.0), entry("recency", 30.0), entry("orders", 6.0),
          entry("overdue", 2.0), entry("revenue", 120.3), entry("order_value", 120.3 / 6), entry("tickets", 0.0),
          entry("logins", 12.0), entry("age", 41.0));
      assertThat(facts.categories()).isEqualTo(Map.of("plan", "pro"));
      assertThat(facts.worth()).isEqualTo(Money.parse("EUR 120.30"));
    }

    @Test
    void lackWhatIsNotKnown() {
      assertThat(facts(customer()).numbers()).containsOnlyKeys("tenure");
      assertThat(facts(customer().orders(0).revenue(Money.zero("EUR"))).numbers())
          .as("nothing for each of no orders").containsOnlyKeys("tenure", "orders", "revenue");
    }
  }

  @Nested
  class Refuses {

    @Test
    void whatIsNewerThanTheDay() {
      assertThat(codes(CustomerRecord.of("C-1", DAY.plusDays(1)))).containsExactly("/first_seen churn.after-the-day");
      assertThat(codes(customer().lastOrder(DAY.plusDays(1)))).containsExactly("/last_order churn.after-the-day");
      assertThat(codes(CustomerRecord.of("C-1", DAY).lastOrder(DAY))).isEmpty();
    }

    @Test
    void whatContradictsItself() {
      assertThat(codes(customer().lastOrder(FIRST.minusDays(1))))
          .containsExactly("/last_order churn.order-before-first");
      assertThat(codes(customer().number("plan", 1).category("plan", "pro")))
          .containsExactly("/numbers/plan churn.bad-name");
    }

    @Test
    void whatBreaksAConstraint() {
      assertThat(codes(CustomerRecord.of(" ", FIRST).orders(-1).tickets(-1).logins(-1))).containsExactly(
          "/id validation.not-blank", "/orders validation.positive-or-zero", "/tickets validation.positive-or-zero",
          "/logins validation.positive-or-zero");
    }

    @Test
    void anotherCurrency() {
      assertThat(codes(customer().revenue(Money.parse("USD 1.00")))).containsExactly("/revenue churn.foreign-currency");
    }

    @Test
    void idsThatNoStoreCanKeep() {
      assertThat(codes(CustomerRecord.of("C\0", FIRST))).containsExactly("/id churn.bad-id");
      assertThat(codes(CustomerRecord.of("C\uD83D", FIRST))).containsExactly("/id churn.bad-id");
      assertThat(codes(CustomerRecord.of("C🚀", FIRST))).isEmpty();
    }

    @Test
    void fieldsThatNoStoreCanKeep() {
      assertThat(codes(customer().category("plan", "cut \uD83D"))).containsExactly("/categories/plan churn.bad-category");
      assertThat(codes(customer().category("\uDE80", "pro"))).containsExactly("/categories/\uDE80 churn.bad-name");
      assertThat(codes(customer().number("\uDE80", 1))).containsExactly("/numbers/\uDE80 churn.bad-name");
      assertThat(codes(customer().category("🚀", "🚀"))).isEmpty();
    }

    @Test
    void amountsAndNumbersThatLeaveNoRoomToCalculate() {
      assertThat(codes(customer().number("limit", Double.MAX_VALUE))).containsExactly("/numbers/limit churn.too-large");
      assertThat(codes(customer().number("limit", -1e100))).isEmpty();
      assertThat(codes(customer().revenue(Money.ofMinor(Long.MIN_VALUE, "EUR")))).containsExactly("/revenue churn.too-large");
      assertThat(codes(customer().revenue(Money.parse("EUR 100000000000000.00")))).isEmpty();
    }

    @Test
    void namesAndValuesThatCannotBeKept() {
      assertThat(codes(customer().number("age", Double.NaN))).containsExactly("/numbers/age churn.not-finite");
      assertThat(codes(customer().number("tenure", 1))).containsExactly("/numbers/tenure churn.reserved-name");
      assertThat(codes(customer().category("logins", "x"))).containsExactly("/categories/logins churn.reserved-name");
      assertThat(codes(customer().category("", "x"))).containsExactly("/categories/ churn.bad-name");
      assertThat(codes(customer().category("plan", " "))).containsExactly("/categories/plan churn.bad-category");
    }

    @Test
    void withoutTellingWhoItIs() {
      CustomerRecord customer = CustomerRecord.of("Erika Mustermann ".repeat(20), FIRST).orders(-1)
          .category("city", "Ulm").build();

      assertThat(FEATURES.facts(customer, DAY).toString()).contains("/id").doesNotContain("Erika", "Ulm");
      assertThat(customer.toString()).doesNotContain("Erika", "Ulm");
    }

    private List<String> codes(CustomerRecord.Builder customer) {
      return FEATURES.facts(customer.build(), DAY) instanceof Invalid<CustomerFacts> invalid
          ? invalid.violations().all().stream().map(Refuses::brief).toList() : List.of();
    }

    private static String brief(Violation violation) {
      return violation.pointer() + " " + violation.code();
    }
  }

  @Nested
  class Schema {

    @Test
    void hasItsOwnFieldsFirstAndThenThoseOfTheHost() {
      var schema = FEATURES.schema(List.of(facts(customer().number("age", 1).category("plan", "b")),
          facts(customer().orders(1).category("plan", "a")), facts(customer().category("plan", "b"))));

      assertThat(schema.features()).containsExactly(Feature.number("tenure").in("days"),
          Feature.number("orders").in("orders"), Feature.number("age"), Feature.category("plan", List.of("b", "a")));
    }

    @Test
    void keepsTheMostFrequentCategories() {
      List<CustomerFacts> customers = IntStream.range(0, 2 * ChurnFeatures.MOST_CATEGORIES)
          .mapToObj(i -> facts(customer().category("city", "c%03d".formatted(i < 2 ? 399 : i)))).toList();

      List<String> cities = FEATURES.schema(customers).feature(1).vocabulary();
      assertThat(cities).hasSize(ChurnFeatures.MOST_CATEGORIES).startsWith("c399", "c002", "c003");
    }
  }

  @Test
  void readsARecordOfADocument() {
    CustomerRecord customer = customer().orders(3).revenue(Money.parse("EUR 4.50")).number("age", 41.5)
        .category("plan", "pro").build();

    String json = JsonDocuments.write(customer);
    assertThat(json).contains("\"first_seen\":\"2024-01-02\"", "\"revenue\":\"EUR 4.50\"");
    assertThat(JsonDocuments.read(json, CustomerRecord.class).orElseThrow()).isEqualTo(customer);
  }
}
