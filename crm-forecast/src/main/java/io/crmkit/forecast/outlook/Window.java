package io.crmkit.forecast.outlook;

import java.time.LocalDate;

/**
 * What one node was forecast on a day and what it then brought, all in minor units.
 *
 * @param raw the sum of amount × probability as the method has it
 * @param forecast the mean after what was learned from earlier windows
 * @param p10 brought in nine of ten cases or more
 * @param p90 brought in one of ten cases or more
 */
public record Window(
    LocalDate day, String level, String node, double raw, double forecast, long p10, long p90, long actual) {}
