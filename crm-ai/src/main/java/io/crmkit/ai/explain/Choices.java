package io.crmkit.ai.explain;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which other values the fields of a case could have: every category at first, and no other number. Fields that
 * nobody can change are kept.
 */
public final class Choices {

  private final FeatureSchema schema;
  private final Map<Integer, double[]> values;
  private final Map<Integer, Direction> ways;

  private Choices(FeatureSchema schema, Map<Integer, double[]> values, Map<Integer, Direction> ways) {
    this.schema = schema;
    this.values = values;
    this.ways = ways;
  }

  /** Returns no choices at all. */
  public static Choices none(FeatureSchema schema) {
    return new Choices(schema, Map.of(), Map.of());
  }

  /** Returns the choices that a schema leaves: all categories of what is not personal. */
  public static Choices of(FeatureSchema schema) {
    Map<Integer, double[]> values = new HashMap<>();
    for (int i = 0; i < schema.size(); i++) {
      Feature feature = schema.feature(i);
      if (feature.kind() == FeatureKind.CATEGORY && !feature.personal()) {
        values.put(i, IntStream.range(0, feature.vocabulary().size()).asDoubleStream().toArray());
      }
    }
    return new Choices(schema, values, Map.of());
  }

  /** Returns these choices, with some values for one feature; categories by their codes. */
  public Choices with(String feature, double... allowed) {
    for (double value : allowed) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a choice of %s is no value: %s".formatted(feature, value));
      }
    }
    Map<Integer, double[]> more = new HashMap<>(values);
    more.put(place(feature), allowed.clone());
    return new Choices(schema, more, ways);
  }

  /**
   * Returns these choices, with a grid for one number: the values of a batch at equally spaced ranks from the least
   * to the greatest.
   *
   * @param steps how many, at least 2; equal ones count once
   */
  public Choices withGrid(String feature, ColumnBatch data, int steps) {
    if (steps < 2) {
      throw new IllegalArgumentException("a grid has at least 2 steps, not " + steps);
    }
    double[] column = data.column(place(feature));
    double[] sorted = Arrays.stream(column).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int[] ranks = sorted.length == 0 ? new int[0]
        : IntStream.range(0, steps).map(i -> (int) ((long) i * (sorted.length - 1) / (steps - 1))).toArray();
    return with(feature, Arrays.stream(ranks).mapToDouble(rank -> sorted[rank]).distinct().toArray());
  }

  /** Returns these choices without some features, which nobody can change. */
  public Choices keeping(String... features) {
    Map<Integer, double[]> fewer = new HashMap<>(values);
    for (String feature : features) {
      fewer.remove(place(feature));
    }
    return new Choices(schema, fewer, ways);
  }

  /**
   * Returns these choices, of which a number takes those above what it is, or those below. Where nothing is known of it,
   * it takes none.
   *
   * @param way {@link Direction#RAISES} or {@link Direction#LOWERS}
   */
  public Choices only(Direction way, String feature) {
    if (way == Direction.NEITHER || schema.feature(place(feature)).kind() != FeatureKind.NUMBER) {
      throw new IllegalArgumentException("%s cannot be chosen from one side: %s".formatted(feature, way));
    }
    Map<Integer, Direction> more = new HashMap<>(ways);
    more.put(place(feature), way);
    return new Choices(schema, values, more);
  }

  private int place(String feature) {
    return schema.indexOf(feature).orElseThrow(() -> new IllegalArgumentException("there is no feature " + feature));
  }

  FeatureSchema schema() {
    return schema;
  }

  double[] of(int feature) {
    return values.getOrDefault(feature, new double[0]).clone();
  }

  /** Whether a feature may become another value from the one that it has. */
  boolean leads(int feature, double from, double to) {
    Direction way = ways.getOrDefault(feature, Direction.NEITHER);
    return to != from && (way == Direction.NEITHER || Direction.of(to - from) == way);
  }
}
