package io.crmkit.ai.churn.model;

import io.crmkit.core.Require;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes, in the order of its names: two arrays, which take a fifth of the memory of a tree. There
 * are two of these for every score that is held.
 */
abstract class FixedMap<V> extends AbstractMap<String, V> {

  private final String[] names;

  private FixedMap(String[] names) {
    this.names = names;
  }

  /** Finite numbers, not one of which is an object; −0 becomes 0. */
  static final class Numbers extends FixedMap<Double> {

    private final double[] values;

    private Numbers(String[] names, double[] values) {
      super(names);
      this.values = values;
    }

    static Numbers of(Map<String, Double> map) {
      if (map instanceof Numbers numbers) {
        return numbers;
      }
      SortedMap<String, Double> sorted = sorted(map);
      double[] values = new double[sorted.size()];
      int size = 0;
      for (Entry<String, Double> each : sorted.entrySet()) {
        values[size++] = checked(each.getKey(), Objects.requireNonNull(each.getValue(), each.getKey()));
      }
      return new Numbers(names(sorted), values);
    }

    private static double checked(String name, double value) {
      Require.notBlank(name, "the name of a number");
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("%s is not finite: %s".formatted(name, value));
      }
      return value + 0.0;
    }

    /** Returns a number; {@code NaN} if there is none. */
    double number(String name) {
      int place = place(name);
      return place < 0 ? Double.NaN : values[place];
    }

    @Override
    Double value(int place) {
      return values[place];
    }
  }

  /** Words. */
  static final class Words extends FixedMap<String> {

    private final String[] values;

    private Words(String[] names, String[] values) {
      super(names);
      this.values = values;
    }

    static Words of(Map<String, String> map) {
      if (map instanceof Words words) {
        return words;
      }
      SortedMap<String, String> sorted = sorted(map);
      sorted.forEach((name, value) -> Objects.requireNonNull(value, name));
      return new Words(names(sorted), sorted.values().toArray(String[]::new));
    }

    @Override
    String value(int place) {
      return values[place];
    }
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return map instanceof SortedMap<String, V> sorted && sorted.comparator() == null ? sorted : new TreeMap<>(map);
  }

  private static String[] names(SortedMap<String, ?> sorted) {
    return sorted.keySet().toArray(String[]::new);
  }

  abstract V value(int place);

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return place(name) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int place = place(name);
    return place < 0 ? null : value(place);
  }

  int place(@Nullable Object name) {
    return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, V>> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Map.entry(names[next], value(next++));
    }
  }
}
