package io.crmkit.approvals.json;

import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something in a document, whatever it may be; what is asked of it in vain is simply not there. */
record Part(JsonPointer at, @Nullable Object value) {

  /** Whether this is an object with such a member that is not null. */
  boolean has(String name) {
    return value instanceof Map<?, ?> members && members.get(name) != null;
  }

  Part child(String name) {
    return new Part(at.child(name), value instanceof Map<?, ?> members ? members.get(name) : null);
  }

  /** Returns the members of this, if it is an object. */
  List<Part> children() {
    return value instanceof Map<?, ?> members
        ? members.keySet().stream().map(name -> child(String.valueOf(name))).toList()
        : List.of();
  }

  /** Returns the first elements of this, if it is a list. */
  List<Part> elements(int most) {
    List<Part> parts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (int i = 0; i < Math.min(most, list.size()); i++) {
        parts.add(new Part(at.child(i), list.get(i)));
      }
    }
    return parts;
  }

  boolean is(Object other) {
    return Objects.equals(value, other);
  }

  Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  Optional<BigDecimal> number() {
    return value instanceof BigDecimal number ? Optional.of(number.stripTrailingZeros()) : Optional.empty();
  }
}
