/** Storage of any aggregate in a table of its own, with its history in the common log. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.state;

import org.jspecify.annotations.NullMarked;
