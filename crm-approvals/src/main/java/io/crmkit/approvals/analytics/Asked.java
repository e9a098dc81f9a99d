package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a step asked somebody for a vote.
 *
 * @param until when they were asked no more; null if they still are
 * @param choice what they voted then; null if it ended otherwise
 */
record Asked(Actor person, Instant from, @Nullable Instant until, @Nullable Choice choice) {}
