/** The example that looks at a whole pipeline and writes what it sees into one HTML report. */
@NullMarked
package io.crmkit.examples.pipeline;

import org.jspecify.annotations.NullMarked;
