/** Storage of next best actions on {@code java.sql}. Safe to share between threads. */
@NullMarked
package io.crmkit.jdbc.ai.action;

import org.jspecify.annotations.NullMarked;
