package io.crmkit.approvals.analytics;

import java.time.Duration;

/**
 * What many durations come to; all of them nothing if there are none.
 *
 * @param count how many there are
 * @param mean exact, cut to a nanosecond
 * @param least exact
 * @param median of nearest rank, in seconds, too small by less than one part in 2,048, as the next two are
 * @param ninetieth what 90 % do not exceed
 * @param ninetyNinth what 99 % do not exceed
 * @param most exact
 */
public record TimeFigures(
    long count, Duration mean, Duration least, Duration median, Duration ninetieth, Duration ninetyNinth,
    Duration most) {}
