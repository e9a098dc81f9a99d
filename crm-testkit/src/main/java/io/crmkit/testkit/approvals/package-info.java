/** Approval chains for tests: arbitrary rules and votes over a small cast. */
@NullMarked
package io.crmkit.testkit.approvals;

import org.jspecify.annotations.NullMarked;
