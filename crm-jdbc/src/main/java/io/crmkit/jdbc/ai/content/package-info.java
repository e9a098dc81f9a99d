/** Storage of content and prompt templates on H2 and PostgreSQL. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.ai.content;

import org.jspecify.annotations.NullMarked;
