/** A discount desk: deals closed below list price pass an approval chain, in simulated time, on an H2 file. */
@NullMarked
package io.crmkit.examples.desk;

import org.jspecify.annotations.NullMarked;
