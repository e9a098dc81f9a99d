package io.crmkit.ai.train;

import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a model may not say, whatever the cases say.
 *
 * @param directions by the name of a field: which way the margin may go as its number rises while all else stays the
 *     same. What is missing is no number; it may have any margin
 * @param groups names of fields that may be read together, that is on one way through a tree. A field may be in several
 *     groups; one that is in none stands alone. Without groups all fields may be read together
 */
public record Constraints(Map<String, Direction> directions, List<Set<String>> groups) {

  /** Anything may be said. */
  public static final Constraints NONE = new Constraints(Map.of(), List.of());

  /** Which way the margin may go as a number rises; it may stay where it is. */
  public enum Direction {
    /** Up. */
    RISING,
    /** Down. */
    FALLING
  }

  public Constraints {
    directions = Map.copyOf(directions);
    groups = groups.stream().map(Set::copyOf).toList();
  }

  /**
   * Returns these constraints and that the margin rises with some fields.
   *
   * @throws IllegalArgumentException if it already falls with one of them
   */
  public Constraints rising(String... fields) {
    return directed(Direction.RISING, fields);
  }

  /**
   * Returns these constraints and that the margin falls as some fields rise.
   *
   * @throws IllegalArgumentException if it already rises with one of them
   */
  public Constraints falling(String... fields) {
    return directed(Direction.FALLING, fields);
  }

  private Constraints directed(Direction direction, String... fields) {
    Map<String, Direction> more = new HashMap<>(directions);
    for (String field : fields) {
      Direction before = more.put(field, direction);
      if (before != null && before != direction) {
        throw new IllegalArgumentException("%s is %s already".formatted(field, before));
      }
    }
    return new Constraints(more, groups);
  }

  /** Returns these constraints and that some fields may be read together. */
  public Constraints together(String... fields) {
    return new Constraints(directions, Stream.concat(groups.stream(), Stream.of(Set.of(fields))).toList());
  }

  /** Returns why a model of some fields cannot be held to this: there is no such field, or it is no number. */
  public Optional<TrainingRefusal> refusal(FeatureSchema schema) {
    Stream<String> grouped = groups.stream().flatMap(Set::stream);
    Optional<TrainingRefusal> unknown = Stream.concat(directions.keySet().stream(), grouped).sorted()
        .filter(field -> schema.indexOf(field).isEmpty())
        .<TrainingRefusal>map(TrainingRefusal.UnknownField::new).findFirst();
    return unknown.or(() -> directions.keySet().stream().sorted()
        .filter(field -> schema.feature(schema.indexOf(field).orElseThrow()).kind() != FeatureKind.NUMBER)
        .<TrainingRefusal>map(TrainingRefusal.NotANumber::new).findFirst());
  }

  /** Returns 1 for each field that the margin rises with, -1 where it falls, and 0 where it may go either way. */
  public int[] signs(FeatureSchema schema) {
    return schema.features().stream().map(feature -> Optional.ofNullable(directions.get(feature.name())))
        .mapToInt(direction -> direction.map(way -> way == Direction.RISING ? 1 : -1).orElse(0)).toArray();
  }

  /** Returns the places of fields that may be read together, each field at least alone; empty where all may. */
  public List<BitSet> together(FeatureSchema schema) {
    List<BitSet> places = new ArrayList<>();
    for (Set<String> group : groups) {
      BitSet some = new BitSet();
      group.forEach(field -> some.set(schema.indexOf(field).orElseThrow()));
      places.add(some);
    }
    for (int i = 0; i < schema.size() && !groups.isEmpty(); i++) {
      int place = i;
      if (places.stream().noneMatch(some -> some.get(place))) {
        places.add(BitSet.valueOf(new long[0]));
        places.get(places.size() - 1).set(place);
      }
    }
    return places;
  }
}
