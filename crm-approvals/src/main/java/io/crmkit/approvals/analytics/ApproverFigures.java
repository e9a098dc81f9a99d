package io.crmkit.approvals.analytics;

import java.time.Duration;

/**
 * How one person answers.
 *
 * @param asked how often a step has asked them
 * @param answered how often they voted
 * @param response from being asked to the vote
 * @param open how long steps were open for them in all, answered or not
 * @param critical the part of the cycle times that waited for them: see {@link ApprovalAnalytics}
 * @param shareOfCycleTime {@code critical} of the sum of all cycle times, from 0 to 1
 */
public record ApproverFigures(
    long asked, long answered, TimeFigures response, Duration open, Duration critical, double shareOfCycleTime) {}
