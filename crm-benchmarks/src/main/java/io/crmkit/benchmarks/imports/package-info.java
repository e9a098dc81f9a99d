/** Imports: how many rows a core stages in a second, and in how much memory. */
@NullMarked
package io.crmkit.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
