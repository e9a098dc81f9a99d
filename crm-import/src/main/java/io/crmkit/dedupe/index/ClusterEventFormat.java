package io.crmkit.dedupe.index;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.state.StateFormat;
import io.crmkit.dedupe.index.model.ClusterEvent;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitiesJoined;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityEnded;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityFormed;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitySplit;
import io.crmkit.dedupe.index.model.ClusterEvent.RecordsMoved;
import io.crmkit.dedupe.index.model.ClusterHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens to the entities of an index, in the form that is published: one stream for each tenant. */
public final class ClusterEventFormat {

  private static final String INDEX = "index";

  private static final StateFormat<String, ClusterHead, ClusterEvent> FORMAT =
      StateFormat.<String, ClusterHead, ClusterEvent>of(
              "cluster", text -> text, ClusterHead.class, ClusterEvent.class)
          .type(EntityFormed.class, "dedupe.entity-formed")
          .type(EntitiesJoined.class, "dedupe.entities-joined")
          .type(EntitySplit.class, "dedupe.entity-split")
          .type(EntityEnded.class, "dedupe.entity-ended")
          .type(RecordsMoved.class, "dedupe.records-moved")
          .build(ClusterEvent::at);

  private ClusterEventFormat() {}

  /** Returns events as they are published, numbered from those that were before. */
  public static List<DomainEvent> publish(TenantId tenant, ClusterHead before, List<ClusterEvent> events) {
    List<DomainEvent> published = new ArrayList<>();
    for (ClusterEvent event : events) {
      published.add(FORMAT.publish(tenant, INDEX, before.events() + published.size() + 1, event, Map.of()));
    }
    return published;
  }

  /**
   * Returns the event that was published.
   *
   * @throws io.crmkit.core.RefusedException if this is none that the release knows
   */
  public static ClusterEvent read(DomainEvent published) {
    return FORMAT.read(published);
  }
}
