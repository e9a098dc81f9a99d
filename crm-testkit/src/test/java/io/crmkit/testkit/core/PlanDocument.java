package io.crmkit.testkit.core;

import io.crmkit.core.Actor;
import io.crmkit.core.Scalar;
import io.crmkit.core.json.ByFirstMember;
import io.crmkit.core.json.Versioned;
import io.crmkit.core.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document type that uses most of what a document can hold. */
@Versioned(3)
record PlanDocument(
    @NotBlank String name,
    Speed speed,
    @PositiveOrZero long priority,
    List<Target> targets,
    Set<LocalDate> days,
    Map<String, Money> budgets,
    @Nullable Actor owner,
    @Nullable BigDecimal weight,
    @Nullable Duration patience,
    @Nullable Instant start,
    @Nullable Boolean draft,
    @Nullable @Size(max = 3) List<PlanDocument> parts) {

  enum Speed { SLOW, AS_FAST_AS_POSSIBLE }

  @ByFirstMember
  sealed interface Target {

    @Scalar
    record Named(@NotBlank String name) implements Target {}

    record Share(double share) implements Target {}

    record Team(String team, @Nullable Integer seats) implements Target {}
  }
}
