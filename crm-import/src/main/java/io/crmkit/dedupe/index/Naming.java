package io.crmkit.dedupe.index;

import io.crmkit.core.id.Ids;
import io.crmkit.dedupe.index.model.ClusterEvent;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitiesJoined;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityEnded;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityFormed;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitySplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives clusters the ids of the entities that they were before: of all pairs of an old entity and a new cluster, the one
 * that has most records in common first, then the older id, then the cluster with the lowest record. What is left over is
 * new, or leads to where most of its records are now.
 */
final class Naming {

  private final Ids ids;
  private final Instant at;
  private final List<ClusterEvent> events = new ArrayList<>();

  Naming(Ids ids, Instant at) {
    this.ids = ids;
    this.at = at;
  }

  List<ClusterEvent> events() {
    return events;
  }

  private record Claim(String entity, int cluster, int shared) {}

  private static final Comparator<Claim> BEST = Comparator.comparingInt(Claim::shared).reversed()
      .thenComparing(Claim::entity).thenComparingInt(Claim::cluster);

  /**
   * Returns the entity of each cluster.
   *
   * @param clusters the ids of the records of each, in order, the cluster with the lowest first
   * @param before the entities that records had
   * @param involved every entity that may have lost records, those without any left among them
   */
  List<String> name(List<List<String>> clusters, Map<String, String> before, Set<String> involved) {
    List<Claim> claims = claims(clusters, before);
    @Nullable String[] names = new String[clusters.size()];
    Set<String> named = new HashSet<>();
    for (Claim claim : claims) {
      if (names[claim.cluster] == null && !named.contains(claim.entity)) {
        names[claim.cluster] = claim.entity;
        named.add(claim.entity);
      }
    }
    List<String> all = new ArrayList<>();
    Map<Integer, Claim> first = new HashMap<>();
    claims.forEach(claim -> first.putIfAbsent(claim.cluster, claim));
    for (int cluster = 0; cluster < names.length; cluster++) {
      String name = names[cluster];
      all.add(name == null ? fresh(clusters.get(cluster), first.get(cluster)) : name);
    }
    retire(involved, named, claims, all);
    return all;
  }

  private static List<Claim> claims(List<List<String>> clusters, Map<String, String> before) {
    List<Claim> claims = new ArrayList<>();
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      Map<String, Integer> shared = new HashMap<>();
      for (String record : clusters.get(cluster)) {
        String entity = before.get(record);
        if (entity != null) {
          shared.merge(entity, 1, Integer::sum);
        }
      }
      int place = cluster;
      shared.forEach((entity, count) -> claims.add(new Claim(entity, place, count)));
    }
    claims.sort(BEST);
    return claims;
  }

  /** A new id; the best claim on the cluster, if there is one, is that of the entity it was part of. */
  private String fresh(List<String> records, @Nullable Claim best) {
    String id = ids.next();
    events.add(best == null
        ? new EntityFormed(id, records, at) : new EntitySplit(id, best.entity, records, at));
    return id;
  }

  private void retire(Set<String> involved, Set<String> named, List<Claim> claims, List<String> names) {
    Map<String, String> into = new TreeMap<>();
    for (Claim claim : claims) {
      if (!named.contains(claim.entity)) {
        into.putIfAbsent(claim.entity, names.get(claim.cluster));
      }
    }
    into.forEach((entity, target) -> events.add(new EntitiesJoined(entity, target, at)));
    involved.stream().filter(entity -> !named.contains(entity) && !into.containsKey(entity)).sorted()
        .forEach(entity -> events.add(new EntityEnded(entity, at)));
  }
}
