/** Aggregates of any kind in memory, and the contract of whoever stores them. */
@NullMarked
package io.crmkit.testkit.state;

import org.jspecify.annotations.NullMarked;
