package io.crmkit.territory.model.placement;

import io.crmkit.core.Require;
import io.crmkit.territory.model.ModelId;
import java.util.Locale;
import java.util.Objects;

/**
 * Where one record is in one model. As text it is {@code account/2025/A-17}, a slash or percent sign in the id of the
 * model being {@code %2F} or {@code %25}.
 */
public record PlacementId(ModelId model, RecordRef record) {

  public PlacementId {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(record, "record");
    Require.key(text(model, record), "model and record together");
  }

  /**
   * Reads the text of an id.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PlacementId parse(String text) {
    String[] parts = text.split("/", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("text must be like account/2025/A-17 but was " + text);
    }
    RecordKind kind = RecordKind.valueOf(parts[0].toUpperCase(Locale.ROOT));
    return new PlacementId(new ModelId(parts[1].replace("%2F", "/").replace("%25", "%")),
        new RecordRef(kind, parts[2]));
  }

  @Override
  public String toString() {
    return text(model, record);
  }

  private static String text(ModelId model, RecordRef record) {
    return record.kind().name().toLowerCase(Locale.ROOT) + "/"
        + model.value().replace("%", "%25").replace("/", "%2F") + "/" + record.id();
  }
}
