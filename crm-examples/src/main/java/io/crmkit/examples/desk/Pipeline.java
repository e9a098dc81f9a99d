package io.crmkit.examples.desk;

import java.util.List;

/**
 * What was read.
 *
 * @param rows how many rows the pipeline has
 * @param deals those that were won and can be priced, in the order of their closing
 * @param problems why other rows that were won could not be used
 * @param respelled rows that were used although their product is written in another way than on the price list
 */
record Pipeline(int rows, List<Deal> deals, List<Problem> problems, List<Problem> respelled, Team team) {}
