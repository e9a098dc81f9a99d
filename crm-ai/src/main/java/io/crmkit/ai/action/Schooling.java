package io.crmkit.ai.action;

import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.port.RecommendationRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each tenant's log has taught, kept until the log is read again, or the catalogue or the policy is another one.
 */
final class Schooling {

  private static final int PAGE = 500;

  private final RecommendationRepository repository;
  private final int most;
  private final Clock clock;
  private final Map<TenantId, Lesson> lessons = new ConcurrentHashMap<>();

  private record Lesson(Catalogue catalogue, Policy policy, Learned learned) {}

  Schooling(RecommendationRepository repository, int most, Clock clock) {
    this.repository = repository;
    this.most = most;
    this.clock = clock;
  }

  Learned of(TenantId tenant, Catalogue catalogue, Policy policy) {
    Lesson lesson = lessons.get(tenant);
    return lesson != null && lesson.policy.equals(policy) && lesson.catalogue.equals(catalogue)
        ? lesson.learned
        : learn(tenant, catalogue, policy, log(tenant, policy));
  }

  Learned learn(TenantId tenant, Catalogue catalogue, Policy policy, List<Settled> log) {
    Learned learned = Learned.of(catalogue, policy, log);
    lessons.put(tenant, new Lesson(catalogue, policy, learned));
    return learned;
  }

  /**
   * Returns the latest decisions in the currency of a policy, oldest first. Only those whose time is over: successes
   * are known early and failures late, so that of younger ones too many would have succeeded.
   */
  List<Settled> log(TenantId tenant, Policy policy) {
    Instant now = clock.instant();
    List<Settled> log = new ArrayList<>(Pages.stream(PAGE, page -> repository.log(tenant, page))
        .filter(settled -> !settled.offer().settleBy().isAfter(now)
            && settled.offer().worth().cost().currency().equals(policy.scale().currency()))
        .limit(most).toList());
    Collections.reverse(log);
    return log;
  }
}
