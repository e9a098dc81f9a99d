/**
 * Tokens that let one person decide one step of one request once, by a link or by a mail, and why one does not count.
 *
 * <p>Whether a token counts is read from the state and the history of its request, never from a mark that somebody would
 * have had to set.
 */
@NullMarked
package io.crmkit.approvals.model.token;

import org.jspecify.annotations.NullMarked;
