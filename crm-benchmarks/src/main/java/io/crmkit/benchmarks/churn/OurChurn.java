package io.crmkit.benchmarks.churn;

import io.crmkit.ai.churn.Churn;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ScoreReport;
import io.crmkit.ai.churn.ScoreRun;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.ai.churn.InMemoryChurn;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Scores customers in a cold JVM, explains each score, and keeps all scores in memory. Their events are published as
 * they come, part by part, as a host does that.
 */
public final class OurChurn {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOW = Shoppers.DAY.atStartOfDay().toInstant(ZoneOffset.UTC);

  private OurChurn() {}

  /** Takes how many customers there are, and prints seconds, seconds of CPU, megabytes that are live, and reasons. */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    InMemoryChurn storage = new InMemoryChurn();
    storage.models().add(ACME, Shoppers.model(), new DomainEvent(
        ACME, new Stream("churn-model", "current"), 1, "churn.model-made", Instant.EPOCH, "{}", Map.of()));
    Churn churn = new Churn(storage.models(), storage.scores(), new ChurnSettings(
        new ChurnFeatures(Currency.getInstance("EUR"), 90), BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS),
        Clock.fixed(NOW, ZoneOffset.UTC));
    Reasons reasons = new Reasons(storage.outbox());
    long begin = System.nanoTime();
    ScoreReport report = churn.predictAll(ACME, Shoppers.customers(count), ScoreRun.PLAIN.explained(reasons));
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    if (report.statistics().customers() != count || reasons.explained != count || reasons.published < count
        || reasons.worst > 1e-12) {
      throw new IllegalStateException("%s, of whom %d are explained and %d published, off by %s".formatted(
          report, reasons.explained, reasons.published, reasons.worst));
    }
    System.out.printf("seconds %s%ncpu %s%nlive %s%nreasons %s%nerror %s%n",
        seconds, cpu, live() / 1e6, (double) reasons.told / count, reasons.worst);
    if (storage.scores().latest(ACME, PageRequest.first(1)).items().isEmpty()) {
      throw new IllegalStateException("nothing was kept");
    }
  }

  private static long live() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Hears of explanations, keeps none of them, and takes the events of each part out of the outbox. */
  private static final class Reasons implements Consumer<ChurnExplanation> {

    private final Outbox outbox;
    private long explained;
    private long published;
    private long told;
    private double worst;

    Reasons(Outbox outbox) {
      this.outbox = outbox;
    }

    @Override
    public void accept(ChurnExplanation explanation) {
      if (explained++ % Churn.PART == 0) {
        published += outbox.published(outbox.claim("benchmark", NOW, Duration.ofMinutes(1), 2 * Churn.PART));
      }
      told += explanation.attributed().reasons().size();
      double sum = explanation.attributed().base().margin()
          + explanation.attributed().effects().stream().mapToDouble(effect -> effect.amount()).sum();
      worst = Math.max(worst, Math.abs(sum - explanation.attributed().score().margin()));
    }
  }
}
