/**
 * What is known of customers, how probable it makes their leaving, and what of that is kept.
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.churn.model;

import org.jspecify.annotations.NullMarked;
