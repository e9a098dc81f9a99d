package io.crmkit.imports.read;

/** What a {@link KeyedFeed} hands over: a row, or what stood where a row should have been. */
sealed interface Keyed permits KeyedRow, UnreadableRow {}
