package io.crmkit.core.json;

import io.crmkit.core.Scalar;
import io.crmkit.core.Secret;
import io.crmkit.core.naming.JsonName;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document with something of everything. */
@Versioned(2)
record ChainDocument(
    @NotBlank String name,
    Mode mode,
    @Size(min = 1, max = 3) List<Step> steps,
    @Nullable BigDecimal threshold,
    @Nullable Duration escalateAfter,
    @Nullable Instant validFrom,
    Set<@NotBlank String> tags,
    Map<String, @Nullable Object> facts,
    @JsonName("do") @Nullable String action,
    @Secret @Size(min = 12) @Nullable String webhookKey) {

  ChainDocument {
    steps = List.copyOf(steps);
  }

  enum Mode { SEQUENTIAL, MULTI_STEP, @JsonName("all-at-once") ALL }

  record Step(@NotBlank String name, @Size(min = 1) List<Approver> approvers, @Nullable @Max(9) Integer quorum) {

    Step {
      if (quorum != null && quorum > approvers.size()) {
        throw new IllegalArgumentException("quorum is %d of %d approvers".formatted(quorum, approvers.size()));
      }
    }
  }

  @ByFirstMember
  sealed interface Approver {

    @Scalar
    record Person(@Email String email) implements Approver {}

    record Role(@NotBlank String role) implements Approver {}

    record Group(String group, @Positive int quorum) implements Approver {}
  }
}
