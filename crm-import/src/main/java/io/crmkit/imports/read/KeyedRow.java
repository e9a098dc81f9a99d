package io.crmkit.imports.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row whose values have names of their own.
 *
 * @param place where it begins
 * @param values by their names, in the order of the file; owned by the row
 * @param raw its text, if there is one
 */
record KeyedRow(SourcePlace place, Map<String, @Nullable String> values, String raw) implements Keyed {}
