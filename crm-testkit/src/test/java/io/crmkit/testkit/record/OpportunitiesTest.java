package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.core.observe.ServiceCall;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import io.crmkit.record.Opportunities;
import io.crmkit.record.Pipelines;
import io.crmkit.record.model.DayRates;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.FieldChange;
import io.crmkit.record.model.ListedOpportunity;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityEvent;
import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.PipelineRefusal;
import io.crmkit.record.model.RecordRefusal;
import io.crmkit.record.model.StageTotal;
import io.crmkit.record.model.WinProbability;
import io.crmkit.record.port.Currencies;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpportunitiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Actor ANN = new Actor("ann");
  private static final PipelineId NEW = new PipelineId("new");
  private static final OpportunityId D1 = new OpportunityId("D-1");
  private static final String DOCUMENT = """
      {"name": "New business", "lost_reasons": ["price"],
       "stages": [{"key": "lead", "name": "Lead", "category": "open", "probability": 0.1},
                  {"key": "proposal", "name": "Proposal", "category": "open", "probability": 0.5,
                   "required_fields": ["amount"]},
                  {"key": "won", "name": "Won", "category": "won"},
                  {"key": "lost", "name": "Lost", "category": "lost"}]}""";
  private static final OpportunityDetails DETAILS =
      OpportunityDetails.builder("Deal").owner(ANN).amount(Money.parse("EUR 100.00")).build();

  private final List<ServiceCall> calls = new ArrayList<>();
  private final InMemoryRecords storage = new InMemoryRecords();
  // in Auckland it is the second of May by then
  private final Clock clock = Clock.fixed(Instant.parse("2024-05-01T20:00:00Z"), ZoneId.of("Pacific/Auckland"));
  private final Pipelines pipelines = new Pipelines(storage.pipelines(), clock);
  private final OwnRates currencies = new OwnRates();
  private final Opportunities deals =
      new Opportunities(storage.opportunities(), storage.pipelines(), currencies, clock, calls::add);

  /** Dollars, and one rate that a test can replace. */
  private static final class OwnRates implements Currencies {

    private String euro = "1.10";

    @Override
    public Currency reporting(TenantId tenant) {
      return Currency.getInstance("USD");
    }

    @Override
    public DayRates rates(TenantId tenant) {
      return ExchangeRates.of(List.of(
          new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal(euro)))).orElseThrow();
    }
  }

  @BeforeEach
  void definePipeline() {
    pipelines.define(ACME, NEW, ANN, DOCUMENT).orElseThrow();
    deals.open(ACME, D1, ANN, DETAILS, Destination.beginning(NEW)).orElseThrow();
  }

  @Test
  void sumsUpStagesAndFreezesWhatIsClosed() {
    deals.open(ACME, new OpportunityId("D-2"), ANN, DETAILS, Destination.stage(NEW, "proposal")).orElseThrow();
    deals.setProbability(ACME, new OpportunityId("D-2"), ANN, WinProbability.of("0.25")).orElseThrow();
    deals.move(ACME, D1, ANN, Destination.stage(NEW, "won")).orElseThrow();
    currencies.euro = "2";

    assertThat(deals.totals(ACME, new OpportunityFilter.InPipeline(NEW))).containsExactly(
        new StageTotal(NEW, "proposal", 1, 0, Money.parse("USD 200.00"), Money.parse("USD 50.00")),
        new StageTotal(NEW, "won", 1, 0, Money.parse("USD 110.00"), Money.parse("USD 110.00")));
  }

  @Test
  void closesOnTheDayThatItIsInTheZoneOfTheClock() {
    deals.move(ACME, D1, ANN, Destination.lost(NEW, "lost", "price")).orElseThrow();

    assertThat(live().details().closeDate()).isEqualTo(LocalDate.parse("2024-05-02"));
  }

  @Test
  void refusesAnEditOfAVersionThatIsNotTheLastOne() {
    OpportunityDetails renamed = DETAILS.toBuilder().name("Other").build();
    deals.setProbability(ACME, D1, ANN, WinProbability.ONE).orElseThrow();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> deals.edit(ACME, D1, ANN, 1, renamed));
    deals.edit(ACME, D1, ANN, 2, renamed).orElseThrow();
    assertThat(live().details()).isEqualTo(renamed);
  }

  @Test
  void tellsWhoChangedWhichField() {
    deals.edit(ACME, D1, ANN, 1, DETAILS.toBuilder().amount(null).product("L").build()).orElseThrow();

    assertThat(deals.fieldHistory(ACME, D1)).containsExactly(
        new FieldChange("amount", "EUR 100.00", null, ANN, clock.instant()),
        new FieldChange("product", null, "L", ANN, clock.instant()));
  }

  @Test
  void transfersByAMapping() {
    PipelineId other = new PipelineId("other");
    pipelines.define(ACME, other, ANN, DOCUMENT.replace("\"lead\"", "\"due\"")).orElseThrow();
    deals.transfer(ACME, D1, ANN, other, Map.of("lead", "due")).orElseThrow();

    assertThat(live().place().pipeline()).isEqualTo(other);
    assertThat(live().place().stage()).isEqualTo("due");
  }

  @Test
  void pricesWhatClosedWithoutARateOnceThereIsOne() {
    deals.edit(ACME, D1, ANN, 1, DETAILS.toBuilder().amount(null).build()).orElseThrow();
    deals.move(ACME, D1, ANN, Destination.stage(NEW, "won")).orElseThrow();
    deals.edit(ACME, D1, ANN, 3, live().details().toBuilder().amount(DETAILS.amount()).build()).orElseThrow();
    assertThat(deals.totals(ACME, new OpportunityFilter.All())).extracting(StageTotal::unpriced).containsExactly(1L);

    deals.price(ACME, D1, ANN).orElseThrow();
    assertThat(deals.totals(ACME, new OpportunityFilter.All())).extracting(StageTotal::unpriced).containsExactly(0L);
  }

  @Test
  void leavesWhatIsInTheBinOutOfListsAndSums() {
    deals.delete(ACME, D1, ANN).orElseThrow();
    assertThat(deals.totals(ACME, new OpportunityFilter.All())).isEmpty();
    assertThat(deals.edit(ACME, D1, ANN, 2, DETAILS))
        .isEqualTo(Decision.refuse(new RecordRefusal.InTheBin("opportunity")));

    deals.restore(ACME, D1, ANN).orElseThrow();
    assertThat(deals.list(ACME, new OpportunityFilter.OwnedBy(ANN), PageRequest.first(10)).items())
        .extracting(ListedOpportunity::version).containsExactly(3L);
  }

  @Test
  void refusesAPipelineThatIsNotThere() {
    Decision<OpportunityEvent> refused = Decision.refuse(new RecordRefusal.NotThere("pipeline"));

    assertThat(deals.open(GLOBEX, D1, ANN, DETAILS, Destination.beginning(NEW))).isEqualTo(refused);
    assertThat(deals.transfer(ACME, D1, ANN, new PipelineId("none"), Map.of())).isEqualTo(refused);
  }

  @Test
  void refusesADocumentWithEveryProblemAndKeepsThePipeline() {
    String bad = DOCUMENT.replace("\"required_fields\": [\"amount\"]", "\"required_fields\": [\"amounts\"]")
        .replace("0.1", "1.5");

    assertThat(pipelines.define(ACME, NEW, ANN, bad)).isInstanceOfSatisfying(Refused.class, no ->
        assertThat(((Violations) no.refusal()).all()).extracting("pointer")
            .containsExactly("/stages/0/probability", "/stages/1/required_fields/0"));
    assertThat(pipelines.define(ACME, NEW, ANN, DOCUMENT.replace("\"lead\"", "\"due\"")))
        .isEqualTo(Decision.refuse(new PipelineRefusal.StagesRemoved(List.of("lead"))));
    assertThat(pipelines.history(ACME, NEW)).hasSize(1);
    assertThat(pipelines.all(GLOBEX, PageRequest.first(1)).items()).isEmpty();
  }

  @Test
  void keepsTheHistoryAndTellsOfEachCall() {
    deals.score(ACME, D1, new Actor("model"), WinProbability.ZERO).orElseThrow();
    deals.score(ACME, D1, new Actor("model"), WinProbability.ZERO).orElseThrow();

    assertThat(deals.history(ACME, D1)).hasSize(2);
    assertThat(deals.history(GLOBEX, D1)).isEmpty();
    assertThat(calls).extracting(ServiceCall::operation)
        .containsExactly("open", "score", "score", "history", "history");
  }

  private Live live() {
    return (Live) deals.find(ACME, D1).orElseThrow().value();
  }
}
