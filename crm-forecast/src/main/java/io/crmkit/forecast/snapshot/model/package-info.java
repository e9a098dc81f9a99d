/** What is kept of a pipeline's past. */
@NullMarked
package io.crmkit.forecast.snapshot.model;

import org.jspecify.annotations.NullMarked;
