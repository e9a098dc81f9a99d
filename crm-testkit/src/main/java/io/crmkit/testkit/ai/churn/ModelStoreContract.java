package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ModelStore} must do. Extend it next to your adapter. */
public abstract class ModelStoreContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final int WRITERS = 4;
  private static final ModelIr IR = ModelIr.of(Task.BINARY,
      new FeatureSchema(List.of(
          Feature.number("tenure").in("days"), Feature.category("Größe", List.of("🚀", "a b")).asPersonal())),
      new Linear(-0.1, List.of(new Term(0, 1e-300, 0.1), new Term(1, -3, 0))));

  private @Nullable ModelStore store;

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract ModelStore emptyStore();

  /** Returns the outbox that the events of this test's store go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startEmpty() {
    store = emptyStore();
  }

  private ModelStore store() {
    return Objects.requireNonNull(store);
  }

  @Test
  protected void findsNothingUntilSomethingIsAdded() {
    assertThat(store().current(ACME)).isEmpty();
    assertThat(store().version(ACME, 0)).isEmpty();
    assertThat(store().version(ACME, 1)).isEmpty();
  }

  @Test
  protected void findsEveryVersionAsItWasAdded() {
    store().add(ACME, rate(1), event(1));
    store().add(ACME, learned(2), event(2));
    store().add(ACME, made(3, new Scoring.Learned(IR)), event(3));

    assertThat(store().current(ACME)).contains(made(3, new Scoring.Learned(IR)));
    assertThat(store().version(ACME, 1)).contains(rate(1));
    assertThat(store().version(ACME, 2)).contains(learned(2));
    assertThat(store().version(ACME, 4)).isEmpty();
    assertThat(takeFromOutbox()).containsExactly(event(1), event(2), event(3));
  }

  @Test
  protected void keepsALargeModelWithItsBaseline() {
    int features = 5_000;
    FeatureSchema schema = new FeatureSchema(IntStream.range(0, features)
        .mapToObj(i -> Feature.number("a name that makes a model large, and its baseline larger " + i)).toList());
    ModelIr ir = ModelIr.of(Task.BINARY, schema,
        new Linear(0, IntStream.range(0, features).mapToObj(i -> new Term(i, 0.1 * i, i)).toList()));
    Baseline baseline = new Baseline(
        DriftProfile.of(ir, ColumnBatch.of(new double[features][3])), new LabelShift(0.5, 1, 1, 1, 0));
    ChurnModel large = made(1, new Scoring.Learned(ir, baseline));
    store().add(ACME, large, event(1));

    assertThat(store().current(ACME).orElseThrow().equals(large)).isTrue();
  }

  @Test
  protected void refusesAStaleVersionAndAddsNothingOfIt() {
    store().add(ACME, learned(1), event(1));

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> store().add(ACME, rate(1), event(1)));
    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> store().add(ACME, rate(3), event(3)));
    assertThat(store().current(ACME)).contains(learned(1));
    assertThat(takeFromOutbox()).containsExactly(event(1));
  }

  @Test
  protected void letsOneOfManyWritersWin() throws Exception {
    Callable<Boolean> write = this::wins;
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : writers.invokeAll(Collections.nCopies(WRITERS, write))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
      assertThat(takeFromOutbox()).hasSize(1);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  protected void keepsTenantsApart() {
    store().add(ACME, rate(1), event(1));

    assertThat(store().current(GLOBEX)).isEmpty();
    assertThat(store().version(GLOBEX, 1)).isEmpty();
    store().add(GLOBEX, learned(1), event(GLOBEX, 1));
    assertThat(store().current(ACME)).contains(rate(1));
    assertThat(store().current(GLOBEX)).contains(learned(1));
  }

  private boolean wins() {
    try {
      store().add(ACME, rate(1), event(1));
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private List<DomainEvent> takeFromOutbox() {
    return outbox().claim("contract", Instant.parse("2100-01-01T00:00:00Z"), Duration.ofMinutes(1), 100).stream()
        .map(Claim::event).toList();
  }

  private static ChurnModel rate(long version) {
    return new ChurnModel(version, AT, new CaseCount(3, Long.MAX_VALUE / 2),
        Scoring.Rate.of(new BaseRate(1e9, 0.5), new DecisionPolicy(0, 0.1, 1)));
  }

  /** A learned model with its baseline, in which a category is missing once. */
  private static ChurnModel learned(long version) {
    ColumnBatch rows = ColumnBatch.of(new double[][] {{0.1, 1e-300, -5}, {0, 1, Double.NaN}});
    Baseline baseline = new Baseline(DriftProfile.of(IR, rows), new LabelShift(0.1 + 0.2, 2, 1, 1L << 40, 7));
    return made(version, new Scoring.Learned(IR, baseline));
  }

  private static ChurnModel made(long version, Scoring scoring) {
    return new ChurnModel(version, AT.plusNanos(version), CaseCount.NONE, scoring);
  }

  private static DomainEvent event(long version) {
    return event(ACME, version);
  }

  private static DomainEvent event(TenantId tenant, long version) {
    return new DomainEvent(
        tenant, new Stream("churn-model", "current"), version, "churn.model-made", AT, "{}", Map.of());
  }
}
