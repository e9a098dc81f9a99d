package io.crmkit.examples.desk;

/**
 * Why a row was not used.
 *
 * @param line the line in the file, counting the header as the first
 * @param kind the same for all rows with the same trouble, so that they can be counted
 */
record Problem(String file, long line, String kind, String detail) {}
