package io.crmkit.imports.read;

/** What a source hands over next: a row, or what stood where a row should have been. */
public sealed interface ReadRow permits SourceRow, UnreadableRow {

  SourcePlace place();
}
