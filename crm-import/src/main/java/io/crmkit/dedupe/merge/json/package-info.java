/** Entities, their events and the policies of survivorship as JSON documents. */
@NullMarked
package io.crmkit.dedupe.merge.json;

import org.jspecify.annotations.NullMarked;
