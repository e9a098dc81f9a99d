package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Actor;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import io.crmkit.core.money.Money;
import io.crmkit.core.paging.Pages;
import io.crmkit.forecast.json.ForecastEventJson;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastChange;
import io.crmkit.forecast.model.ForecastCommand;
import io.crmkit.forecast.model.ForecastCommand.Define;
import io.crmkit.forecast.model.ForecastCommand.Select;
import io.crmkit.forecast.model.ForecastCommand.Take;
import io.crmkit.forecast.model.ForecastDecider;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.port.ForecastRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ForecastRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class ForecastRepositoryContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");
  private static final ForecastId Q4 = new ForecastId("Größe 🚀 q4");
  private static final int WRITERS = 4;
  private static final ForecastDefinition DEFINITION = ForecastJson.read("""
      {"name": "Größe 🚀", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 1000000.50, "stage_weights": {"proposal": 0.50, "closed_won": 1.00},
       "scenarios": [{"name": "low", "adjustment_factor": 0.8,
                      "assumptions": [{"territory": "/emea/", "probability": 0.25, "delay_months": -1}]}]}""").orElseThrow();

  private final ForecastDecider decider = new ForecastDecider();
  private ForecastRepository repository = new InMemoryForecasts().forecasts();

  /** Returns a repository that holds nothing. Called once for each test. */
  protected abstract ForecastRepository emptyRepository();

  /** Returns the outbox that the events of this test's repository go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startEmpty() {
    repository = emptyRepository();
  }

  @Test
  protected void findsNothingUntilSomethingIsSaved() {
    assertThat(repository.find(ACME, Q4)).isEmpty();
    assertThat(repository.history(ACME, Q4, 0, 10)).isEmpty();
    assertThat(ids(ACME, 10)).isEmpty();
  }

  @Test
  protected void findsEveryStateAsItWasSaved() {
    for (ForecastCommand command : life()) {
      Stored<Forecast> saved = save(ACME, Q4, command);
      assertThat(repository.find(ACME, Q4)).contains(saved);
      assertThat(saved.version()).isEqualTo(saved.value().events());
    }
  }

  @Test
  protected void keepsTheHistoryAndTellsTheOutbox() {
    List<DomainEvent> events = new ArrayList<>();
    for (ForecastCommand command : life()) {
      ForecastChange change = change(ACME, Q4, command);
      events.addAll(change.events());
      repository.save(ACME, Q4, change);
    }

    assertThat(repository.history(ACME, Q4, 0, 10)).isEqualTo(events);
    assertThat(repository.history(ACME, Q4, 1, 1)).containsExactly(events.get(1));
    assertThat(takeFromOutbox()).isEqualTo(events);
  }

  @Test
  protected void refusesAStaleWriteAndWritesNothingOfIt() {
    ForecastChange first = change(ACME, Q4, life().get(0));
    Stored<Forecast> saved = repository.save(ACME, Q4, first);
    takeFromOutbox();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> repository.save(ACME, Q4, first));
    assertThat(repository.find(ACME, Q4)).contains(saved);
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void letsOneOfManyWritersWin() throws Exception {
    save(ACME, Q4, life().get(0));
    ForecastChange change = change(ACME, Q4, life().get(1));
    Callable<Boolean> write = () -> saves(change);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : writers.invokeAll(Collections.nCopies(WRITERS, write))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
      assertThat(repository.history(ACME, Q4, 0, 10)).hasSize(2);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  protected void listsForecastsByIdWhileOthersAreAdded() {
    for (String id : List.of("b", "d", "a", "c", "e")) {
      save(ACME, new ForecastId(id), life().get(0));
    }
    List<ForecastId> seen = new ArrayList<>();
    Pages.stream(2, page -> repository.all(ACME, page)).forEach(id -> {
      seen.add(id);
      save(ACME, new ForecastId("0" + id), life().get(0));
    });

    assertThat(seen).extracting(ForecastId::value).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  protected void keepsTenantsApart() {
    Stored<Forecast> ours = save(ACME, Q4, life().get(0));

    assertThat(repository.find(GLOBEX, Q4)).isEmpty();
    assertThat(repository.history(GLOBEX, Q4, 0, 10)).isEmpty();
    assertThat(ids(GLOBEX, 10)).isEmpty();

    save(GLOBEX, Q4, life().get(0));
    save(GLOBEX, Q4, life().get(1));
    assertThat(repository.find(ACME, Q4)).contains(ours);
  }

  /** Commands each of which changes something. */
  private static List<ForecastCommand> life() {
    Money amount = Money.parse("USD 1234567.89");
    Figures figures = new Figures(amount, amount, amount, amount,
        new Figures.Quantiles(amount.negate(), amount, amount), new BigDecimal("0.1234"), 7, 1);
    return List.of(
        new Define(DEFINITION, ALICE, AT),
        new Take(DEFINITION, Map.of("base", figures, "low", figures), AT.plusNanos(1)),
        new Select("low", ALICE, AT.plusNanos(2)));
  }

  private Stored<Forecast> save(TenantId tenant, ForecastId id, ForecastCommand command) {
    return repository.save(tenant, id, change(tenant, id, command));
  }

  private boolean saves(ForecastChange change) {
    try {
      repository.save(ACME, Q4, change);
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private ForecastChange change(TenantId tenant, ForecastId id, ForecastCommand command) {
    Stored<Forecast> before = repository.find(tenant, id).orElseGet(() -> Stored.unsaved(decider.initial()));
    List<ForecastEvent> events = decider.decide(before.value(), command).orElseThrow();
    List<DomainEvent> published = new ArrayList<>();
    for (ForecastEvent event : events) {
      published.add(new DomainEvent(tenant, new Stream(ForecastEventJson.STREAM, id.value()),
          before.version() + published.size() + 1, ForecastEventJson.type(event), event.at(),
          ForecastEventJson.write(event), Map.of()));
    }
    return new ForecastChange(before, decider.evolve(before.value(), events), published);
  }

  private List<ForecastId> ids(TenantId tenant, int limit) {
    return Pages.stream(limit, page -> repository.all(tenant, page)).toList();
  }

  private List<DomainEvent> takeFromOutbox() {
    return outbox().claim("contract", AT, Duration.ofDays(1), 1_000).stream().map(Claim::event).toList();
  }
}
