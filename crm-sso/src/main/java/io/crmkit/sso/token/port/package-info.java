/** What the host keeps of tokens: families of refresh tokens, rings of keys, and what is denied. */
@NullMarked
package io.crmkit.sso.token.port;

import org.jspecify.annotations.NullMarked;
