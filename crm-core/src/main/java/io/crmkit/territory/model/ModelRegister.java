package io.crmkit.territory.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The territory models of a tenant and which of them is in force when. Since this is one value, written as one, there
 * is never more than one active model, whoever activates what at the same time.
 *
 * @param models by the text of their ids
 * @param reigns the oldest first; only the last one may last on
 */
public record ModelRegister(Map<String, ModelStatus> models, List<Reign> reigns) {

  /** The register of a tenant without a model. */
  public static final ModelRegister EMPTY = new ModelRegister(Map.of(), List.of());

  public ModelRegister {
    models = Collections.unmodifiableMap(new TreeMap<>(models));
    reigns = List.copyOf(reigns);
  }

  /**
   * A time in which a model was in force.
   *
   * @param until the first instant at which it no longer was; null if it still is
   */
  public record Reign(ModelId model, Instant from, @Nullable Instant until) {

    public Reign {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(from, "from");
    }

    boolean covers(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  /** Returns where a model stands; nothing if it is not registered. */
  public Optional<ModelStatus> status(ModelId model) {
    return Optional.ofNullable(models.get(model.value()));
  }

  /** Returns the model that is in force now. */
  public Optional<ModelId> active() {
    return reigns.stream().filter(reign -> reign.until() == null).map(Reign::model).findFirst();
  }

  /** Returns the model that was in force at an instant. */
  public Optional<ModelId> activeAt(Instant at) {
    return reigns.stream().filter(reign -> reign.covers(at)).map(Reign::model).findFirst();
  }
}
