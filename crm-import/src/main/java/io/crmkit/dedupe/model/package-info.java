/** What was learned about a kind of records: one document that serves every place where they are matched. */
@NullMarked
package io.crmkit.dedupe.model;

import org.jspecify.annotations.NullMarked;
