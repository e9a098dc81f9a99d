/** What an index of records tells, and what is kept of it. */
@NullMarked
package io.crmkit.dedupe.index.model;

import org.jspecify.annotations.NullMarked;
