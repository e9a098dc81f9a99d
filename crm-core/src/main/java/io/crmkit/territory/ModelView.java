package io.crmkit.territory;

import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import java.util.Objects;

/**
 * A territory model as it is, or was at an instant.
 *
 * @param version how many events led to it
 */
public record ModelView(ModelId id, Drawn model, long version) {

  public ModelView {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(model, "model");
  }
}
