/** Figures, goals, the machine they were measured on, and the Markdown table they end up in. */
@NullMarked
package io.crmkit.benchmarks.report;

import org.jspecify.annotations.NullMarked;
