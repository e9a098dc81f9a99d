/** A desk that looks after customers who may leave, and measures how well that can be told. */
@NullMarked
package io.crmkit.examples.churn;

import org.jspecify.annotations.NullMarked;
