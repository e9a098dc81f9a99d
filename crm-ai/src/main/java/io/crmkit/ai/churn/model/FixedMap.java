package io.crmkit.ai.churn.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes, in the order of its names: two arrays, which take a third of the memory of a tree. There
 * are two of these for every score that is held.
 */
final class FixedMap<V> extends AbstractMap<String, V> {

  private final String[] names;
  private final V[] values;

  private FixedMap(String[] names, V[] values) {
    this.names = names;
    this.values = values;
  }

  /** Returns a copy. */
  @SuppressWarnings("unchecked") // nobody else has the array
  static <V> Map<String, V> of(Map<String, V> map) {
    if (map instanceof FixedMap) {
      return map;
    }
    TreeMap<String, V> sorted = new TreeMap<>(map);
    sorted.forEach((name, value) -> Objects.requireNonNull(value, name));
    return new FixedMap<>(sorted.keySet().toArray(String[]::new), (V[]) sorted.values().toArray());
  }

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
    return place < 0 ? null : values[place];
  }

  private int place(@Nullable Object name) {
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
      return Map.entry(names[next], values[next++]);
    }
  }
}
