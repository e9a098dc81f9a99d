package io.crmkit.record.json;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.Scalar;
import org.jspecify.annotations.Nullable;

/** Whose a record is to be, as documents have it: somebody whose records every store can look up. */
@Scalar
record Owner(String id) {

  Owner {
    Require.key(id, "id");
  }

  static @Nullable Actor actor(@Nullable Owner owner) {
    return owner == null ? null : new Actor(owner.id);
  }
}
