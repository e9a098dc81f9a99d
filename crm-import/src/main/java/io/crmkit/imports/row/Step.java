package io.crmkit.imports.row;

/** One rule at work on a row. */
@FunctionalInterface
interface Step {

  void run(Work row);
}
