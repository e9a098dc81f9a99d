package io.crmkit.imports.read;

/**
 * What a source has read so far and not handed over, because it is no row.
 *
 * @param blankRows lines and rows in which no column has a value
 * @param comments lines that begin with the mark of a comment
 * @param repeatedHeaders rows that say the header again, as joined exports do
 * @param preambleLines lines before the header
 */
public record PassedOver(long blankRows, long comments, long repeatedHeaders, long preambleLines) {

  public static final PassedOver NOTHING = new PassedOver(0, 0, 0, 0);
}
