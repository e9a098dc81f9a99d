package io.crmkit.territory.model.placement;

import io.crmkit.core.Require;
import java.util.Locale;
import java.util.Objects;

/** A record or a user of the host. */
public record RecordRef(RecordKind kind, String id) {

  public RecordRef {
    Objects.requireNonNull(kind, "kind");
    Require.key(id, "id");
  }

  public static RecordRef account(String id) {
    return new RecordRef(RecordKind.ACCOUNT, id);
  }

  public static RecordRef opportunity(String id) {
    return new RecordRef(RecordKind.OPPORTUNITY, id);
  }

  public static RecordRef user(String id) {
    return new RecordRef(RecordKind.USER, id);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + id;
  }
}
