/** Scores and explanations of cases by trees, beside other libraries for them. */
@NullMarked
package io.crmkit.benchmarks.scoring;

import org.jspecify.annotations.NullMarked;
