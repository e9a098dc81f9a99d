/** Models of matching as JSON documents. */
@NullMarked
package io.crmkit.dedupe.json;

import org.jspecify.annotations.NullMarked;
