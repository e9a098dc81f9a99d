/** Makes people with duplicates, and finds them. */
@NullMarked
package io.crmkit.examples.dedupe;

import org.jspecify.annotations.NullMarked;
