package io.crmkit.examples.desk;

/**
 * What is wrong with a row.
 *
 * @param line the line in the file, counting the header as the first
 * @param kind the same for all rows with the same trouble, so that they can be counted
 */
record Problem(String file, long line, String kind, String detail) {}
