package io.crmkit.testkit.ai.churn;

import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps models and scores and the events about them in memory; meant for tests, demos and single-process tools.
 *
 * <p>What is kept and the outbox change together.
 */
public final class InMemoryChurn {

  private final InMemoryOutbox outbox;
  private final ModelStore models;
  private final ScoreHistory scores;
  private final DriftAlarms alarms;

  /** Makes a store with an outbox of its own. */
  public InMemoryChurn() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryChurn(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.models = new InMemoryModelStore(outbox);
    this.scores = new InMemoryScoreHistory(outbox);
    this.alarms = new InMemoryDriftAlarms(outbox);
  }

  public ModelStore models() {
    return models;
  }

  public ScoreHistory scores() {
    return scores;
  }

  public DriftAlarms alarms() {
    return alarms;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
