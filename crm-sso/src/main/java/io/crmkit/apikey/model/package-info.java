/** API keys as values and rules: how one is made, rotated and revoked; why one counts for nothing. */
@NullMarked
package io.crmkit.apikey.model;

import org.jspecify.annotations.NullMarked;
