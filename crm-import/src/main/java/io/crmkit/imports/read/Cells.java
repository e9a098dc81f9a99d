package io.crmkit.imports.read;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The values of a row, none of which ever changes; may hold {@code null}, which {@code List.of} may not. */
final class Cells extends AbstractList<@Nullable String> implements RandomAccess {

  private final @Nullable String[] values;

  private Cells(@Nullable String[] values) {
    this.values = values;
  }

  /** Takes the array as it is: nobody else may write to it afterwards. */
  static Cells owning(@Nullable String[] values) {
    return new Cells(values);
  }

  /** Returns as many values, {@code null} for those that are not there. */
  Cells resized(int size) {
    return size == values.length ? this : new Cells(Arrays.copyOf(values, size));
  }

  /** Returns the number of the last column that has a value, from 1; 0 without any. */
  int lastFilled() {
    int last = values.length;
    while (last > 0 && values[last - 1] == null) {
      last--;
    }
    return last;
  }

  @Override
  public @Nullable String get(int index) {
    return values[Objects.checkIndex(index, values.length)];
  }

  @Override
  public int size() {
    return values.length;
  }
}
