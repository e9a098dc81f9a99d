package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The models of tenants by their versions, with the prior of the settings as version 0. */
record Versions(ModelStore models, ChurnSettings settings) {

  Versions {
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(settings, "settings");
  }

  ChurnModel current(TenantId tenant) {
    return models.current(tenant).orElseGet(this::prior);
  }

  Optional<ChurnModel> version(TenantId tenant, long version) {
    return version == 0 ? Optional.of(prior()) : models.version(tenant, version);
  }

  /**
   * Returns the model that made a score.
   *
   * @throws IllegalStateException if the store no longer has it
   */
  ChurnModel of(TenantId tenant, Score score) {
    long version = score.estimate().model();
    return version(tenant, version).orElseThrow(
        () -> new IllegalStateException("the store has no model of version " + version));
  }

  private ChurnModel prior() {
    return new ChurnModel(0, Instant.EPOCH, CaseCount.NONE, Scoring.Rate.of(settings.prior(), settings.policy()));
  }
}
