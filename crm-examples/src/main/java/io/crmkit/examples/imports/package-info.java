/** Imports files from the command line. */
@NullMarked
package io.crmkit.examples.imports;

import org.jspecify.annotations.NullMarked;
