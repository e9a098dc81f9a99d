package io.crmkit.core.expression;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields that a subject has, by type.
 *
 * <p>A field within a group is declared by its path, such as {@code account.owner}, which declares {@code account} as a
 * group. A path declared as {@link ValueType#FIELDS} is an open group: anything may be within it.
 */
public record FieldTypes(Map<FieldPath, ValueType> types) {

  public FieldTypes {
    types = Map.copyOf(types);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects fields. Not thread-safe. */
  public static final class Builder {

    private final Map<FieldPath, ValueType> types = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Declares a field.
     *
     * @param path as expressions write it
     * @throws IllegalArgumentException if {@code path} is no path or was declared before
     */
    public Builder field(String path, ValueType type) {
      if (types.putIfAbsent(FieldPath.parse(path), type) != null) {
        throw new IllegalArgumentException("field %s is declared twice".formatted(path));
      }
      return this;
    }

    public FieldTypes build() {
      return new FieldTypes(types);
    }
  }
}
