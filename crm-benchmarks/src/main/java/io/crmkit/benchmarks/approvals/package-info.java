/** The approval benchmark: starts the children, alternates between them and judges the figures. */
@NullMarked
package io.crmkit.benchmarks.approvals;

import org.jspecify.annotations.NullMarked;
