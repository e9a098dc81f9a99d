/** Scores and models of churn in the form that is stored. */
@NullMarked
package io.crmkit.ai.churn.json;

import org.jspecify.annotations.NullMarked;
