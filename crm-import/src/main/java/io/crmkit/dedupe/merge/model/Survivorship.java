package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.dedupe.merge.model.Entity.Living;
import io.crmkit.dedupe.merge.model.Lineage.FromEdit;
import io.crmkit.dedupe.merge.model.Lineage.FromRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes one record of all that an entity consists of, and says of every value where it comes from. */
public final class Survivorship {

  static final String EDIT = "edit";

  private final SurvivorshipPolicy policy;
  private final Map<String, CustomRule> customs;
  private final Comparator<Held> preference;

  /** A value with the record that has it and the merges by which that came. */
  record Held(Candidate candidate, List<MergeId> path) {

    String value() {
      return candidate.value();
    }

    Lineage lineage() {
      SourceRecord record = candidate.record();
      return new FromRecord(record.id(), record.source(), record.origin(), path);
    }
  }

  private record PlacedEdit(FieldEdit edit, List<MergeId> path) {}

  /**
   * Makes the survivorship of a policy.
   *
   * @param customs the rules of the host by their names
   * @throws IllegalArgumentException if the policy is unsound; {@link SurvivorshipCheck} says so before
   */
  public Survivorship(SurvivorshipPolicy policy, Map<String, CustomRule> customs) {
    List<Violation> problems = SurvivorshipCheck.of(policy, customs.keySet());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("policy is unsound: " + new Violations(problems).message());
    }
    this.policy = policy;
    this.customs = Map.copyOf(customs);
    Comparator<Held> recency = Comparator.comparing(held -> held.candidate.record().modified());
    this.preference = recency.reversed()
        .thenComparingInt(held -> policy.distrust(held.candidate.record().source()))
        .thenComparing(held -> held.candidate.record().id());
  }

  public Survivorship(SurvivorshipPolicy policy) {
    this(policy, Map.of());
  }

  /** Returns the entity as one record. Edits outlive what records say; of two edits of a field, the later one. */
  public MergedRecord merged(Living living) {
    Map<String, MergedValue> fields = new TreeMap<>();
    candidates(living).forEach((field, held) -> survivor(field, held).ifPresent(value -> fields.put(field, value)));
    edits(living).forEach((field, placed) -> fields.put(field, new MergedValue(placed.edit.value(), EDIT,
        List.of(new FromEdit(placed.edit.by(), placed.edit.at(), placed.path)))));
    return new MergedRecord(fields);
  }

  private Map<String, List<Held>> candidates(Living living) {
    Map<String, List<Held>> candidates = new TreeMap<>();
    living.eachRecord((record, path) -> record.values().forEach((field, value) -> {
      if (!value.isBlank()) {
        candidates.computeIfAbsent(field, unused -> new ArrayList<>()).add(new Held(new Candidate(value, record), path));
      }
    }));
    candidates.values().forEach(held -> held.sort(preference));
    return candidates;
  }

  /** Of edits at the same instant the outermost wins, and among those the one made last. */
  private static Map<String, PlacedEdit> edits(Living living) {
    Map<String, PlacedEdit> latest = new HashMap<>();
    living.eachEdit((edit, path) -> latest.merge(edit.field(), new PlacedEdit(edit, path), Survivorship::later));
    return latest;
  }

  private static PlacedEdit later(PlacedEdit known, PlacedEdit next) {
    Instant before = known.edit.at();
    boolean sameTime = next.edit.at().equals(before);
    boolean wins = sameTime ? next.path.size() <= known.path.size() : next.edit.at().isAfter(before);
    return wins ? next : known;
  }

  private Optional<MergedValue> survivor(String field, List<Held> held) {
    SurvivorRule rule = policy.rule(field);
    if (rule.rule() == SurvivorRule.Kind.UNION) {
      return Choices.union(rule, held);
    }
    List<Held> chosen = rule.rule() == SurvivorRule.Kind.CUSTOM
        ? List.of(custom(rule, field, held))
        : Choices.chosen(rule, policy, held);
    return Optional.of(new MergedValue(
        chosen.get(0).value(), rule.label(), chosen.stream().map(Held::lineage).toList()));
  }

  private Held custom(SurvivorRule rule, String field, List<Held> held) {
    CustomRule custom = Objects.requireNonNull(customs.get(rule.custom()));
    int chosen = custom.choose(field, held.stream().map(Held::candidate).toList());
    if (chosen < 0 || chosen >= held.size()) {
      throw new IllegalStateException("the rule '%s' chose %d of %d values of %s"
          .formatted(rule.custom(), chosen, held.size(), field));
    }
    return held.get(chosen);
  }

  /**
   * Returns the merges by which the value of a field came into the entity, the outermost first; empty if it is its own. A
   * value that was edited over one that a merge had brought still counts as brought by it, however often it is edited.
   */
  public List<MergeId> pathOf(Living living, String field) {
    PlacedEdit edit = edits(living).get(field);
    if (edit != null) {
      return Stream.concat(edit.path.stream(), edit.edit.over().stream()).distinct().toList();
    }
    MergedValue value = merged(living).fields().get(field);
    return value == null ? List.of() : value.lineage().stream().flatMap(each -> each.path().stream()).distinct().toList();
  }
}
