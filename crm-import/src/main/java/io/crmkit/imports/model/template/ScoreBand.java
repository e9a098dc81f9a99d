package io.crmkit.imports.model.template;

/**
 * What becomes of rows whose best duplicate has at least this score, and less than that of the next band.
 *
 * @param from a score from 0 (surely another) to 100 (surely the same)
 */
public record ScoreBand(int from, DedupeStrategy strategy) {}
