/** Questions and answers as JSON documents. */
@NullMarked
package io.crmkit.dedupe.ask.json;

import org.jspecify.annotations.NullMarked;
