package io.crmkit.imports.read;

import io.crmkit.core.Violation;

/**
 * What stood where a row should have been: it is kept, so that somebody can correct it.
 *
 * @param place where it begins
 * @param raw its text as far as it could be decoded, cut where the limits of the source say so
 * @param problem why it is no row; its pointer is the name of the column, or empty for the whole row
 */
public record UnreadableRow(SourcePlace place, String raw, Violation problem) implements ReadRow, Keyed {}
