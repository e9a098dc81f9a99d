/** The child's side of a benchmark: one JVM that drives one engine on one database, told what to do over its input. */
@NullMarked
package io.crmkit.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
