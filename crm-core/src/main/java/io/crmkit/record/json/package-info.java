/** Records as JSON documents. */
@NullMarked
package io.crmkit.record.json;

import org.jspecify.annotations.NullMarked;
