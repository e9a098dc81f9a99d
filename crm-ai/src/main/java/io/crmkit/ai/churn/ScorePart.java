package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Estimate;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.observe.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scores some customers and writes that as one; if others score one of them at the same time, it is done anew. */
final class ScorePart {

  private static final int ATTEMPTS = 20;

  private final ScoreHistory history;
  private final Clock clock;

  ScorePart(ScoreHistory history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /** Returns the scores in the order of the facts, which is that of the estimates. */
  List<Score> write(TenantId tenant, Map<CustomerId, CustomerFacts> facts, List<Estimate> estimates, Call call) {
    for (int left = ATTEMPTS; ; left--) {
      try {
        return attempt(tenant, facts, estimates, call);
      } catch (StaleWriteException lost) {
        if (left == 1) {
          throw lost;
        }
        call.retried();
      }
    }
  }

  private List<Score> attempt(
      TenantId tenant, Map<CustomerId, CustomerFacts> facts, List<Estimate> estimates, Call call) {
    Map<CustomerId, Score> latest = history.latest(tenant, facts.keySet());
    Instant now = clock.instant();
    List<Score> scores = new ArrayList<>(facts.size());
    List<DomainEvent> events = new ArrayList<>();
    facts.forEach((customer, known) -> {
      Score before = latest.get(customer);
      Estimate estimate = estimates.get(scores.size());
      Score score = before == null
          ? Score.first(customer, known, estimate, now) : before.next(known, estimate, now);
      scores.add(score);
      ChurnStreams.publish(tenant, before, score).ifPresent(events::add);
    });
    history.append(tenant, scores, events);
    call.caused(events.size());
    return scores;
  }
}
