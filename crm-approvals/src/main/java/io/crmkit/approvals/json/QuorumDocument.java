package io.crmkit.approvals.json;

import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Slate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** How many people have to take part in a vote. */
record QuorumDocument(@Min(1) @Max(Slate.MAX_SEATS) int atLeast, @Nullable Abstentions abstentions) {}
