package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often and where to a request may be sent back. */
record ReworkDocument(
    @Min(1) @Max(MOST_ROUNDS) int rounds,
    @Nullable Exhausted then,
    @Nullable @Size(min = 1, max = 3) List<Target> to) {

  static final int MOST_ROUNDS = 100;
}
