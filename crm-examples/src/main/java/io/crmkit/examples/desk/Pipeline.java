package io.crmkit.examples.desk;

import java.util.List;

/**
 * What was read.
 *
 * @param rows how many rows the pipeline has
 * @param deals those that were won and can be priced, in the order of their closing
 * @param problems why other rows that were won could not be used
 */
record Pipeline(int rows, List<Deal> deals, List<Problem> problems, Team team) {}
