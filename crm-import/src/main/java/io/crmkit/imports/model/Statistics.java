package io.crmkit.imports.model;

/**
 * The figures of an import.
 *
 * @param valid rows that passed every rule
 * @param invalid rows that did not, or could not be read
 * @param duplicate valid rows that are the same as a record or an earlier row
 * @param imported valid rows that reached a record
 */
public record Statistics(long valid, long invalid, long duplicate, long imported) {

  public static final Statistics NONE = new Statistics(0, 0, 0, 0);

  @Override
  public String toString() {
    return "valid=%d invalid=%d duplicate=%d imported=%d".formatted(valid, invalid, duplicate, imported);
  }
}
